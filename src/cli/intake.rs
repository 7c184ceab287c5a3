//! The way of articles from the reading into the store, for `hoinghi build`.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use oxigraph::model::NamedNode;

use super::build::{Failure, Report};
use super::store::BATCH;
use super::{CliError, Exit};
use crate::article::InputError;
use crate::curation::diff::{Difference, Level};
use crate::facts::Facts;
use crate::identity::{self, Judgements};
use crate::ontology::Ontology;
use crate::rdf::{ArticleGraph, ontology_triples};
use crate::store::{Change, Draft, Spool, Spooled, Store, StoreError};

/// An article that was read, in the form that the store takes it in: made on all cores.
pub(super) struct Arrival {
    document: String,
    content: Content,
}

enum Content {
    /// The store has no such article: it can wait for all others.
    New(Spooled),
    /// It takes the place of an earlier one, or says the same.
    Again(ArticleGraph),
}

impl Arrival {
    pub(super) fn new(facts: Facts, store: &Store, ontology: &Ontology) -> Result<Self, StoreError> {
        let content = if store.has_article(&facts.document)? {
            Content::Again(ArticleGraph::new(&facts, ontology))
        } else {
            Content::New(Spooled::new(&facts)?)
        };
        Ok(Self { document: facts.document, content })
    }
}

/// The one writer: takes articles as they are read, and puts them into the store. Those that it has already go by
/// batches; the new ones together at the end.
pub(super) struct Intake<'a> {
    ontology: &'a Ontology,
    /// Published at the end: a run that fails leaves the store as it was.
    store: Draft,
    has_changed: bool,
    /// Whether the store has the words of the ontology, or will get them with the new articles.
    has_words: bool,
    batch: Vec<ArticleGraph>,
    spool: Spool,
    seen: HashSet<NamedNode>,
    /// Documents of failed inputs; nothing for one that may have held any document.
    lost: Vec<Option<String>>,
    report: Report,
    progress: ProgressBar,
}

impl<'a> Intake<'a> {
    pub(super) fn new(path: &Path, ontology: &'a Ontology) -> Result<Self, CliError> {
        let store = Draft::open(path)?;
        Ok(Self {
            ontology,
            has_changed: false,
            has_words: !store.has_articles()?,
            batch: Vec::with_capacity(BATCH),
            spool: store.spool()?,
            store,
            seen: HashSet::new(),
            lost: Vec::new(),
            report: Report::default(),
            progress: progress(),
        })
    }

    /// Lets the store hold what people judged.
    pub(super) fn judge(&mut self, judgements: &Judgements) -> Result<(), CliError> {
        self.has_changed |= self.store.put_judgements(judgements)?;
        Ok(())
    }

    /// What the store held at the beginning, to be looked at on all cores.
    pub(super) fn store(&self) -> Store {
        Store::clone(&self.store)
    }

    pub(super) fn take(&mut self, arrival: Result<Result<Arrival, StoreError>, InputError>) -> Result<(), CliError> {
        self.progress.inc(1);
        match arrival {
            Err(error) => {
                self.lost.push(error.document());
                self.fail(error.at().to_string(), error.into());
            }
            Ok(arrival) => {
                let Arrival { document, content } = arrival?;
                if self.seen.insert(identity::article(&document)) {
                    return self.put(content);
                }
                let error = CliError::new(Exit::Input, format!("there are several articles named {document}"))
                    .hint("only the first got in; give the others names or ids of their own");
                self.fail(document, error);
            }
        }
        Ok(())
    }

    fn put(&mut self, content: Content) -> Result<(), CliError> {
        match content {
            Content::New(facts) => {
                self.spool.push(&facts)?;
                self.report.count(Change::New);
            }
            Content::Again(article) => self.batch.push(article),
        }
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    /// Puts in what is left of the last batch.
    fn flush(&mut self) -> Result<(), CliError> {
        if self.batch.is_empty() {
            return Ok(());
        }
        self.put_words()?;
        for change in self.store.put_articles(&self.batch)? {
            self.has_changed |= change != Change::Unchanged;
            self.report.count(change);
        }
        self.batch.clear();
        Ok(())
    }

    fn put_words(&mut self) -> Result<(), CliError> {
        if !self.has_words {
            if let Some(before) = self.store.put_ontology(self.ontology)? {
                self.has_changed = true;
                // Blank nodes have names in the store.
                let now = Ontology::from_triples(ontology_triples(self.ontology));
                if Difference::between(&before, &now).rise.by > Some(Level::Patch) {
                    self.store.keep_earlier(&before)?;
                }
            }
            self.has_words = true;
        }
        Ok(())
    }

    /// Takes out what the store held and is not among the inputs, where it is certain what they are.
    pub(super) fn prune(&mut self) -> Result<(), CliError> {
        self.flush()?;
        let unknown = self.lost.iter().any(Option::is_none);
        if self.report.read == 0 || unknown {
            let reason =
                if unknown { "an input failed that may have held any of them" } else { "no input could be read" };
            let error = CliError::new(Exit::Input, "no article was taken out").because(reason);
            let error = error.hint("mend that input or leave it out, then build with --prune again");
            self.progress.suspend(|| error.print());
            return Ok(());
        }
        let lost: HashSet<&str> = self.lost.iter().flatten().map(String::as_str).collect();
        let mut gone = self.store.articles()?;
        gone.retain(|document| !self.seen.contains(&identity::article(document)) && !lost.contains(document.as_str()));
        let mut removed = 0;
        for batch in gone.chunks(BATCH) {
            removed += self.store.remove_articles(batch)?;
        }
        self.has_changed |= removed > 0;
        self.report.removed = Some(removed);
        Ok(())
    }

    fn fail(&mut self, input: String, error: CliError) {
        self.progress.suspend(|| error.print());
        self.report.failed.push(Failure { input, error: error.in_one_line() });
    }

    pub(super) fn finish(mut self) -> Result<Report, CliError> {
        self.flush()?;
        if self.report.new > 0 {
            self.put_words()?;
            self.progress.set_message("putting them into the store");
            self.store.fill(self.spool, self.ontology)?;
            self.has_changed = true;
        }
        let earlier = self.store.earlier()?;
        self.report.earlier = self.store.settle_earlier(&self.seen)?;
        self.has_changed |= self.report.earlier != earlier;
        if self.has_changed {
            self.store.publish()?;
        }
        self.progress.finish_and_clear();
        Ok(self.report)
    }
}

/// A count of articles on standard error, where that is a terminal.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed} {msg}");
    let bar = ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    if !bar.is_hidden() {
        bar.enable_steady_tick(Duration::from_millis(100));
    }
    bar
}
