//! Mentions into facts: events, posts, attendance, groups, awards, headcounts, documents, indicators, successions.
//!
//! ```
//! use hoinghi::{article::Article, relate::Reader};
//!
//! let reader = Reader::embedded();
//! let text = "Ngày 16/01/2024, Đảng ủy Bệnh viện An Sơn tổ chức Hội nghị tổng kết năm 2023. \
//!             Tham dự có đồng chí Lý Thị Sen – Bí thư Đảng ủy, Giám đốc Bệnh viện.";
//! let facts = reader.read(&Article { text: text.to_owned(), ..Article::default() });
//! assert_eq!(facts.posts[1].role, "Giám đốc");
//! assert_eq!(facts.posts[1].organization.as_deref(), Some("Bệnh viện An Sơn"));
//! ```

mod attendance;
mod awards;
mod bodies;
mod chains;
mod counted;
mod delegations;
mod documents;
mod elected;
mod events;
mod former;
mod groups;
mod headcounts;
mod held_at;
mod indicators;
mod lies_in;
mod offices;
mod organizations;
mod parts;
mod passage;
mod people;
mod posts;
mod pronouns;
mod reading;
mod spellings;
mod standing;
mod successions;

use self::bodies::Hosts;
pub use self::parts::{Parts, Passage, SetAside};
use self::people::People;
use self::reading::Reading;
use crate::article::Article;
use crate::facts::Facts;
use crate::ontology::Ontology;
use crate::recognize::date::years;
use crate::recognize::words::Words;

/// Reads articles with one ontology: a pure function of the article and the ontology.
///
/// Make one, and share it between threads.
#[derive(Debug)]
pub struct Reader {
    words: Words,
}

impl Reader {
    /// Reads with the ontology that the program carries inside. Its words were compiled with the program, so that this takes
    /// a few per cent of the time that [`Ontology::embedded`] and [`Reader::new`] take, with the same result.
    ///
    /// ```
    /// use hoinghi::{article::Article, relate::Reader};
    ///
    /// let text = "Đồng chí Lý Thị Sen – Bí thư Đảng ủy phường An Sơn phát biểu tại buổi lễ.".to_owned();
    /// let facts = Reader::embedded().read(&Article { text, ..Article::default() });
    /// assert_eq!(facts.people[0].name, "Lý Thị Sen");
    /// ```
    pub fn embedded() -> Self {
        Self { words: Words::embedded() }
    }

    /// Reads with an ontology, whose words it compiles.
    pub fn new(ontology: &Ontology) -> Self {
        Self { words: Words::new(ontology.concepts()) }
    }

    /// Everything that the article says. Offsets of evidence count Unicode scalar values of [`Article::text`].
    pub fn read(&self, article: &Article) -> Facts {
        let reading = Reading::new(&self.words, article);
        let published = article.published.or(reading.layout.published);
        let held = events::events(&reading, published);
        let told: Vec<_> = held.iter().filter(|h| !h.alone).cloned().collect();
        let hosts = Hosts::new(&reading, &told);
        let bodies = hosts.main();
        let people = People::new(&reading);
        let (posts, of_posts) = posts::posts(&reading, &people, &hosts);
        let year = summed_up_year(&reading, &held);
        let participations = attendance::participations(&reading, &people, &hosts, &held, &posts);
        let counts = headcounts::headcounts(&reading, &hosts, &held);
        let groups = groups::groups(&reading, &hosts, &held, &counts.at);
        let awards = awards::awards(&reading, &people, &hosts, year);
        let title = reading.layout.title.map(|(s, e)| reading.text.words(s, e));
        let mut facts = Facts {
            document: article.document.clone(),
            url: article.url.clone(),
            title: article.title.clone().or(title),
            published,
            authors: if article.authors.is_empty() { reading.layout.authors.clone() } else { article.authors.clone() },
            participations,
            groups,
            awards,
            headcounts: counts.list,
            documents: documents::documents(&reading, &hosts),
            indicators: indicators::indicators(&reading, bodies, year),
            successions: successions::successions(&reading, &hosts),
            people: people.into_list(),
            posts,
            ..Facts::default()
        };
        facts.events = held
            .into_iter()
            .map(|held| {
                let bodies = hosts.at(held.sentence);
                events::named(held, bodies)
            })
            .collect();
        facts.organizations = organizations::organizations(&reading, bodies, &facts, of_posts);
        lies_in::lies_in(&reading, bodies, &mut facts.organizations);
        spellings::unite(&self.words, &mut facts);
        facts
    }
}

/// The year that the main event looks back on: the first that its name gives, else the year before or of its day.
fn summed_up_year(reading: &Reading<'_>, held: &[events::Held]) -> Option<i16> {
    let title = reading.layout.title.and_then(|(s, e)| reading.years(s, e).next());
    let event = held.first().map(|h| &h.event);
    let marked = event.map(|e| reading.words.mark(&e.name));
    let named = marked.and_then(|m| years(&m).first().map(|(_, year)| *year));
    let date = event.and_then(|e| e.date);
    named.or(title).or_else(|| date.map(|d| d.year()))
}
