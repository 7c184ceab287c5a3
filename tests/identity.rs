//! Drop a folder of articles into `tests/identity/` and get a test: see the README there.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hoinghi::article::{self, Article, Input};
use hoinghi::evaluate::{self, IdentityEvaluation, IdentityGold, NamedNodes};
use hoinghi::facts::Facts;
use hoinghi::identity::{Judgement, Judgements, Mentions};
use hoinghi::ontology::Ontology;
use hoinghi::rdf::ArticleGraph;
use hoinghi::relate::Reader;
use hoinghi::store::{DumpFormat, Store};
use oxigraph::model::NamedNode;
use proptest::prelude::*;
use serde::Deserialize;

static ONTOLOGY: LazyLock<Ontology> = LazyLock::new(|| Ontology::embedded().unwrap());
static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&ONTOLOGY));

/// A folder: its articles as they were read, who is who in them, and what was judged.
struct Case {
    name: String,
    facts: Vec<Facts>,
    graphs: Vec<ArticleGraph>,
    gold: IdentityGold,
    /// How many conflicts of judgements there are.
    conflicts: usize,
    judgements: Judgements,
}

/// What `expected.json` has beside who is who.
#[derive(Deserialize)]
struct Beside {
    #[serde(default)]
    conflicts: usize,
}

/// A line of `judgements.csv`: names, or `NAME@article`, in the place of nodes.
#[derive(Deserialize)]
struct Line {
    judgement: String,
    a: String,
    b: String,
}

impl Case {
    fn read(folder: &Path) -> Self {
        let texts = paths(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt"));
        let facts: Vec<Facts> = texts.map(|path| read(&path)).collect();
        let graphs = facts.iter().map(|facts| ArticleGraph::new(facts, &ONTOLOGY)).collect();
        let expected = fs::read(folder.join("expected.json")).unwrap();
        let mut case = Self {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            facts,
            graphs,
            gold: serde_json::from_slice(&expected).unwrap(),
            conflicts: serde_json::from_slice::<Beside>(&expected).unwrap().conflicts,
            judgements: Judgements::new(),
        };
        if let Ok(csv) = fs::read(folder.join("judgements.csv")) {
            let lines = csv::Reader::from_reader(csv.as_slice()).into_deserialize().map(Result::unwrap);
            case.judgements = lines.map(|line: Line| case.judgement(&line)).collect();
        }
        case
    }

    fn judgement(&self, line: &Line) -> Judgement {
        Judgement {
            verdict: line.judgement.parse().unwrap(),
            a: self.node(&line.a),
            b: self.node(&line.b),
            names: (line.a.clone(), line.b.clone()),
            who: "test".to_owned(),
            when: None,
            why: String::new(),
        }
    }

    /// The node that the first article which names someone or something gives them, or the article behind `@`.
    fn node(&self, name: &str) -> NamedNode {
        let (name, article) = name.split_once('@').map_or((name, None), |(name, article)| (name, Some(article)));
        let articles = self.facts.iter().filter(|facts| article.is_none_or(|a| evaluate::stem(&facts.document) == a));
        let node = |facts: &Facts| {
            let mut mentions = Mentions::new(facts, &ONTOLOGY);
            let is_person = facts.people.iter().any(|person| person.name == name);
            let is_body = facts.organizations.iter().any(|body| body.name == name);
            let person = is_person.then(|| mentions.person(name).iri);
            person.or_else(|| is_body.then(|| mentions.body(name).iri))
        };
        articles.into_iter().find_map(node).unwrap_or_else(|| panic!("{}: nobody is called {name}", self.name))
    }

    /// The articles in several orders: all that there are of few, some of many.
    fn orders(&self) -> Vec<Vec<ArticleGraph>> {
        let mut orders = vec![Vec::new()];
        for graph in &self.graphs {
            let longer = |order: &Vec<ArticleGraph>| {
                let places = 0..=order.len();
                places.map(|at| [&order[..at], std::slice::from_ref(graph), &order[at..]].concat()).collect::<Vec<_>>()
            };
            orders = orders.iter().flat_map(longer).collect();
            let every = orders.len().div_ceil(8);
            orders = orders.into_iter().step_by(every).collect();
        }
        orders
    }

    /// A store of the case, built at once.
    fn store(&self) -> Store {
        let store = Store::in_memory().unwrap();
        store.put_judgements(&self.judgements).unwrap();
        store.put_articles(&self.graphs).unwrap();
        store
    }

    /// What is wrong, in words.
    fn faults(&self) -> Vec<String> {
        let store = self.store();
        let evaluation = evaluation(&self.gold, &store);
        let mut faults: Vec<String> = [evaluation.people, evaluation.bodies]
            .into_iter()
            .flat_map(|figures| {
                let figure = format!("precision {}, recall {}", figures.precision, figures.recall);
                let is_wrong = figures.precision < 1.0 || figures.recall < 1.0;
                figures.notes.into_iter().chain(is_wrong.then_some(figure))
            })
            .collect();
        let conflicts = self.judgements.conflicts().len();
        if conflicts != self.conflicts {
            faults.push(format!("{conflicts} conflicts, not {}", self.conflicts));
        }
        faults
    }
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn cases() -> Vec<Case> {
    let folders = paths(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/identity"));
    folders.iter().filter(|path| path.is_dir()).map(|folder| Case::read(folder)).collect()
}

fn read(path: &Path) -> Facts {
    let document = path.file_name().unwrap().to_string_lossy().into_owned();
    READER.read(&Article { document, text: fs::read_to_string(path).unwrap(), ..Article::default() })
}

fn lines(store: &Store) -> BTreeSet<String> {
    let dump = store.dump(DumpFormat::NQuads, Vec::new()).unwrap();
    String::from_utf8(dump).unwrap().lines().map(str::to_owned).collect()
}

fn evaluation(gold: &IdentityGold, store: &Store) -> IdentityEvaluation {
    let mut answers: BTreeMap<String, NamedNodes> = BTreeMap::new();
    for mention in store.mentioned().unwrap() {
        let names = answers.entry(evaluate::stem(&mention.document)).or_default();
        let names = if mention.is_person { &mut names.people } else { &mut names.bodies };
        names.push((mention.name, mention.node.into_string()));
    }
    evaluate::identity(gold, &answers, &ONTOLOGY)
}

#[test]
fn everyone_is_one_node_and_no_two_are_the_same() {
    let faults: Vec<String> = cases()
        .iter()
        .filter_map(|case| Some((case, case.faults())).filter(|(_, faults)| !faults.is_empty()))
        .map(|(case, faults)| format!("\n{}\n  {}", case.name, faults.join("\n  ")))
        .collect();
    assert!(faults.is_empty(), "{}", faults.concat());
}

#[test]
fn the_order_of_articles_and_judgements_does_not_matter() {
    for case in cases() {
        let expected = lines(&case.store());
        for (number, order) in case.orders().iter().enumerate() {
            let store = Store::in_memory().unwrap();
            for (before, article) in order.iter().enumerate() {
                if before == number % order.len() {
                    store.put_judgements(&case.judgements).unwrap();
                }
                store.put_articles(std::slice::from_ref(article)).unwrap();
            }
            assert!(lines(&store) == expected, "{}: order {number}", case.name);
        }
    }
}

/// The articles of some cases and all that is judged of them.
static WORLD: LazyLock<(Vec<ArticleGraph>, Vec<Judgement>)> = LazyLock::new(|| {
    let cases = cases().into_iter().filter(|case| !case.judgements.is_empty() || case.name.contains("one-town"));
    let (mut graphs, mut judgements) = (Vec::new(), Vec::new());
    for case in cases {
        judgements.extend(case.judgements.iter().cloned());
        let named = |facts: &Facts| Facts { document: format!("{}/{}", case.name, facts.document), ..facts.clone() };
        graphs.extend(case.facts.iter().map(|facts| ArticleGraph::new(&named(facts), &ONTOLOGY)));
    }
    (graphs, judgements)
});

/// Something that happens to a store.
#[derive(Debug, Clone)]
enum Step {
    Put(usize),
    Remove(usize),
    /// Every judgement whose bit is set holds, and no other.
    Judge(u32),
}

fn step() -> impl Strategy<Value = Step> {
    let articles = || 0..WORLD.0.len();
    prop_oneof![
        4 => articles().prop_map(Step::Put),
        2 => articles().prop_map(Step::Remove),
        1 => any::<u32>().prop_map(Step::Judge),
    ]
}

fn judged(bits: u32) -> Judgements {
    WORLD.1.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, judgement)| judgement.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However articles and judgements come and go: the store is that of those that are left.
    #[test]
    fn only_the_articles_and_judgements_decide(steps in prop::collection::vec(step(), 0..40)) {
        let long = Store::in_memory().unwrap();
        let (mut left, mut bits) = (BTreeSet::new(), 0);
        for step in steps {
            match step {
                Step::Put(at) => {
                    long.put_articles(&WORLD.0[at..=at]).unwrap();
                    left.insert(at);
                }
                Step::Remove(at) => {
                    prop_assert_eq!(long.remove_article(WORLD.0[at].document()).unwrap(), left.remove(&at));
                }
                Step::Judge(judged_now) => {
                    bits = judged_now;
                    long.put_judgements(&judged(bits)).unwrap();
                }
            }
        }
        let short = Store::in_memory().unwrap();
        short.put_articles(&left.into_iter().map(|at| WORLD.0[at].clone()).collect::<Vec<_>>()).unwrap();
        short.put_judgements(&judged(bits)).unwrap();
        prop_assert!(lines(&long) == lines(&short));
    }
}

#[test]
fn the_dev_articles_are_of_whom_gold_says() {
    let dev = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/dev");
    let Ok(gold) = fs::read(dev.join("identity.json")) else {
        println!("skipped: there are no articles in {}", dev.display());
        return;
    };
    let gold: IdentityGold = serde_json::from_slice(&gold).unwrap();
    let graphs: Vec<ArticleGraph> = article::inputs([dev], article::Options::default())
        .map(|input| match input.unwrap() {
            Input::Article(article) => ArticleGraph::new(&READER.read(&article), &ONTOLOGY),
            Input::Facts(facts) => ArticleGraph::new(&facts, &ONTOLOGY),
        })
        .collect();
    let store = Store::in_memory().unwrap();
    store.put_articles(&graphs).unwrap();
    let IdentityEvaluation { people, bodies } = evaluation(&gold, &store);
    for (figures, least) in [(people, 0.95), (bodies, 0.9)] {
        let notes = figures.notes.join("\n");
        println!("precision {}, recall {}\n{notes}", figures.precision, figures.recall);
        assert!(figures.precision >= 1.0 && figures.recall >= least, "{notes}");
    }
}
