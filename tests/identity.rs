//! Drop a folder of articles into `tests/identity/` and get a test: see the README there.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "common/drawn.rs"]
mod drawn;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hoinghi::article::{self, Article, Input};
use hoinghi::evaluate::{self, IdentityEvaluation, IdentityGold, NamedNodes};
use hoinghi::facts::{Facts, Person};
use hoinghi::identity::{Judgement, Judgements, Mentions, Verdict};
use hoinghi::ontology::Ontology;
use hoinghi::rdf::ArticleGraph;
use hoinghi::relate::Reader;
use hoinghi::store::{DumpFormat, Spool, Spooled, Store};
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
    fn orders(&self) -> Vec<Vec<usize>> {
        let mut orders = vec![Vec::new()];
        for article in 0..self.graphs.len() {
            let longer = |order: &Vec<usize>| {
                let places = 0..=order.len();
                places.map(|at| [&order[..at], &[article], &order[at..]].concat()).collect::<Vec<_>>()
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

/// The quads, without the words of the ontology.
fn lines(store: &Store) -> BTreeSet<String> {
    let dump = store.dump(DumpFormat::NQuads, Vec::new()).unwrap();
    let lines = String::from_utf8(dump).unwrap();
    lines.lines().filter(|line| !line.ends_with(" <https://w3id.org/hoinghi/ontology> .")).map(str::to_owned).collect()
}

/// Puts articles in as many are put in at once.
fn fill<'a>(store: &Store, articles: impl IntoIterator<Item = &'a Facts>) {
    let dir = tempfile::tempdir().unwrap();
    let mut spool = Spool::create(&dir.path().join("spool")).unwrap();
    articles.into_iter().for_each(|facts| spool.push(&Spooled::new(facts).unwrap()).unwrap());
    store.fill_in_bulk(spool, &ONTOLOGY).unwrap();
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
                store.put_articles(&case.graphs[*article..=*article]).unwrap();
            }
            assert!(lines(&store) == expected, "{}: order {number}", case.name);
        }
    }
}

#[test]
fn how_many_articles_come_at_once_does_not_matter() {
    for case in cases() {
        let expected = lines(&case.store());
        for (number, order) in case.orders().iter().enumerate() {
            let store = Store::in_memory().unwrap();
            // One order from nothing; that puts the many words of the ontology in, too.
            let (first, second) = order.split_at(number.min(1 + number % order.len()));
            let is_judged_first = number % 2 == 0;
            if is_judged_first {
                store.put_judgements(&case.judgements).unwrap();
            }
            first.iter().for_each(|article| _ = store.put_articles(&case.graphs[*article..=*article]).unwrap());
            if !is_judged_first {
                store.put_judgements(&case.judgements).unwrap();
            }
            fill(&store, second.iter().map(|article| &case.facts[*article]));
            assert!(lines(&store) == expected, "{}: order {number}", case.name);
            assert_eq!(store.audit().unwrap().problems, [], "{}: order {number}", case.name);
        }
    }
}

#[test]
fn judgements_hold_by_way_of_who_is_gone() {
    let facts = ["Lý Thị Sen", "Vi Công Thuỷ", "Mộc Lan"].map(|name| Facts {
        document: name.to_owned(),
        people: vec![Person { name: name.to_owned(), ..Person::default() }],
        ..Facts::default()
    });
    let nodes = facts.each_ref().map(|facts| Mentions::new(facts, &ONTOLOGY).person(&facts.document).iri);
    let same = |a: &NamedNode, b: &NamedNode| Judgement {
        verdict: Verdict::Same,
        a: a.clone(),
        b: b.clone(),
        names: Default::default(),
        who: "test".to_owned(),
        when: None,
        why: String::new(),
    };
    let judgements = || [same(&nodes[0], &nodes[1]), same(&nodes[1], &nodes[2])].into_iter().collect::<Judgements>();
    let grown = Store::in_memory().unwrap();
    grown.put_judgements(&judgements()).unwrap();
    for facts in &facts {
        grown.put_articles(&[ArticleGraph::new(facts, &ONTOLOGY)]).unwrap();
    }
    grown.remove_article(&facts[1].document).unwrap();
    assert_eq!(grown.resolve(&nodes[0]).unwrap(), grown.resolve(&nodes[2]).unwrap());
    assert_eq!(grown.audit().unwrap().problems, []);
    let filled = Store::in_memory().unwrap();
    filled.put_judgements(&judgements()).unwrap();
    fill(&filled, [&facts[0]]);
    fill(&filled, [&facts[2]]);
    assert!(lines(&filled) == lines(&grown));
}

/// The articles of some cases and all that is judged of them.
static WORLD: LazyLock<World> = LazyLock::new(|| {
    let cases = cases().into_iter().filter(|case| !case.judgements.is_empty() || case.name.contains("one-town"));
    let (mut facts, mut judgements) = (Vec::new(), Vec::new());
    for case in cases {
        judgements.extend(case.judgements.iter().cloned());
        let named = |facts: &Facts| Facts { document: format!("{}/{}", case.name, facts.document), ..facts.clone() };
        facts.extend(case.facts.iter().map(named));
    }
    let graphs = facts.iter().map(|facts| ArticleGraph::new(facts, &ONTOLOGY)).collect();
    World { facts, graphs, judgements }
});

struct World {
    facts: Vec<Facts>,
    graphs: Vec<ArticleGraph>,
    judgements: Vec<Judgement>,
}

/// Something that happens to a store.
#[derive(Debug, Clone)]
enum Step {
    Put(usize),
    /// Those of these that are not there come at once.
    Fill(BTreeSet<usize>),
    Remove(usize),
    /// Every judgement whose bit is set holds, and no other.
    Judge(u32),
}

fn step() -> impl Strategy<Value = Step> {
    let articles = || 0..WORLD.facts.len();
    prop_oneof![
        4 => articles().prop_map(Step::Put),
        1 => prop::collection::btree_set(articles(), 0..12).prop_map(Step::Fill),
        2 => articles().prop_map(Step::Remove),
        1 => any::<u32>().prop_map(Step::Judge),
    ]
}

fn judged(bits: u32) -> Judgements {
    WORLD
        .judgements
        .iter()
        .enumerate()
        .filter(|(bit, _)| bits >> bit & 1 == 1)
        .map(|(_, judgement)| judgement.clone())
        .collect()
}

proptest! {
    #![proptest_config(drawn::cases(64))]

    /// However articles and judgements come and go: the store is that of those that are left.
    #[test]
    fn only_the_articles_and_judgements_decide(steps in prop::collection::vec(step(), 0..40)) {
        let long = Store::in_memory().unwrap();
        let (mut left, mut bits) = (BTreeSet::new(), 0);
        for step in steps {
            match step {
                Step::Put(at) => {
                    long.put_articles(&WORLD.graphs[at..=at]).unwrap();
                    left.insert(at);
                }
                Step::Fill(articles) => {
                    fill(&long, articles.difference(&left).map(|at| &WORLD.facts[*at]));
                    left.extend(articles);
                }
                Step::Remove(at) => {
                    prop_assert_eq!(long.remove_article(WORLD.graphs[at].document()).unwrap(), left.remove(&at));
                }
                Step::Judge(judged_now) => {
                    bits = judged_now;
                    long.put_judgements(&judged(bits)).unwrap();
                }
            }
        }
        let short = Store::in_memory().unwrap();
        short.put_articles(&left.into_iter().map(|at| WORLD.graphs[at].clone()).collect::<Vec<_>>()).unwrap();
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
    for (figures, least) in [(people, 0.95), (bodies, 1.0)] {
        let notes = figures.notes.join("\n");
        println!("precision {}, recall {}\n{notes}", figures.precision, figures.recall);
        assert!(figures.precision >= 1.0 && figures.recall >= least, "{notes}");
    }
}
