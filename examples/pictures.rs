//! Draws examples of pictures: `cargo run --release --example pictures -- pictures`.
//!
//! One is of the articles in `samples/`; one of a made network of 2,000 people; and one of annotated articles, where these
//! lie beside the checkout. How long the layout took is printed, also of networks of other sizes.

#[path = "../benches/common/made.rs"]
#[allow(dead_code)]
mod made;

use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::time::Instant;

use hoinghi::article::{self, Input};
use hoinghi::export::{Picture, Size};
use hoinghi::facts::Facts;
use hoinghi::graph::{Design, Network, Options, Records, View, Weighting};
use hoinghi::ontology::Ontology;
use hoinghi::relate::Reader;
use hoinghi::store::{Spool, Spooled, Store};
use made::Maker;

/// Small enough for a page of the docs.
const SIZE: Size = Size { width: 1100, height: 825 };
/// From how many made articles the networks are, and how many people are drawn, and timed.
const ARTICLES: usize = 6_000;
const DRAWN: usize = 2_000;
const TIMED: [usize; 3] = [500, 2_000, 10_000];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder that pictures go to")?);
    fs::create_dir_all(&folder)?;
    let (root, ontology) = (Path::new(env!("CARGO_MANIFEST_DIR")), Ontology::embedded()?);
    for (name, articles) in [("samples", root.join("samples")), ("dev", root.join("../shared/dev"))] {
        if !articles.is_dir() {
            println!("skipped: there are no articles in {}", articles.display());
            continue;
        }
        let records = records(read(articles, &ontology)?, &ontology)?;
        draw(records.network(View::Meetings, Weighting::Events), &folder.join(format!("{name}-meetings.png")))?;
        draw(records.network(View::Posts, Weighting::Events), &folder.join(format!("{name}-posts.png")))?;
    }
    let maker = Maker::new(1);
    let records = records((0..ARTICLES).map(|number| maker.article(number).0), &ontology)?;
    for number in TIMED {
        let mut network = records.network(View::Meetings, Weighting::Events);
        network.keep_heaviest(number);
        let measures = network.measure(&Options::default())?;
        let start = Instant::now();
        network.arrange(&measures, &Design::of(&network));
        println!("{} nodes, {} edges: arranged in {:.2?}", network.node_count(), network.edge_count(), start.elapsed());
    }
    let mut network = records.network(View::Meetings, Weighting::Events);
    network.keep_heaviest(DRAWN);
    draw(network, &folder.join("made-2000.png"))
}

/// What the articles of a folder say.
fn read(folder: PathBuf, ontology: &Ontology) -> Result<Vec<Facts>> {
    let reader = Reader::new(ontology);
    let mut facts = Vec::new();
    for input in article::inputs([folder], article::Options::default()) {
        // Annotations beside the articles are no articles.
        if let Ok(Input::Article(article)) = input {
            facts.push(reader.read(&article));
        }
    }
    Ok(facts)
}

fn records(facts: impl IntoIterator<Item = Facts>, ontology: &Ontology) -> Result<Records> {
    let (store, folder) = (Store::in_memory()?, tempfile::tempdir()?);
    let mut spool = Spool::create(&folder.path().join("spool"))?;
    for facts in facts {
        spool.push(&Spooled::new(&facts)?)?;
    }
    store.fill_in_bulk(spool, ontology)?;
    Ok(Records::load(&store)?)
}

fn draw(mut network: Network, file: &Path) -> Result<()> {
    let measures = network.measure(&Options::default())?;
    network.arrange(&measures, &Design::of(&network));
    let picture = Picture::new(&network, SIZE);
    picture.write_png(BufWriter::new(File::create(file)?))?;
    println!("{}: {} nodes, {} of them named", file.display(), network.node_count(), picture.labels.len());
    Ok(())
}
