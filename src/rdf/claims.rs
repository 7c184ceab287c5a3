//! What else an article tells: awards, headcounts, cited documents, figures.

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef};

use super::draft::{Draft, date, decimal, integer};
use super::vocabulary::{dcterms, hn, org, schema};
use crate::facts::{Award, CitedDocument, Evidence, Headcount, Indicator, Succession};
use crate::identity;

impl Draft<'_> {
    /// All awards, headcounts, documents, indicators and successions.
    pub(super) fn claims(&mut self) {
        let facts = self.facts;
        for (number, award) in (1..).zip(&facts.awards) {
            self.award(number, award);
        }
        for (number, headcount) in (1..).zip(&facts.headcounts) {
            self.headcount(number, headcount);
        }
        for (number, document) in (1..).zip(&facts.documents) {
            self.cited_document(number, document);
        }
        for (number, indicator) in (1..).zip(&facts.indicators) {
            self.indicator(number, indicator);
        }
        for (number, succession) in (1..).zip(&facts.successions) {
            self.succession(number, succession);
        }
    }

    /// A node of its own for one claim of the article.
    fn claim(
        &mut self,
        folder: &str,
        number: usize,
        class: NamedNodeRef<'_>,
        evidence: Option<&Evidence>,
    ) -> NamedNode {
        let node = identity::numbered(&self.article, folder, number);
        self.add(&node, rdf::TYPE, class);
        self.add_evidence(&node, evidence);
        node
    }

    fn award(&mut self, number: usize, award: &Award) {
        let node = self.claim("award", number, hn::AWARD_CONFERRAL, award.evidence.as_ref());
        self.add_text(&node, schema::NAME, Some(&award.title));
        if let Some(recipient) = award.recipient.as_deref().and_then(|name| self.recipient(name)) {
            self.add(&node, hn::RECIPIENT, recipient);
        }
        self.add_text(&node, hn::RECIPIENT_GROUP, award.group.as_deref());
        if let Some(count) = award.count {
            self.add(&node, hn::COUNT, integer(count));
        }
        if let Some(year) = award.year {
            self.add(&node, hn::YEAR, integer(year));
        }
        self.add_body(&node, hn::CONFERRED_BY, award.by.as_deref());
    }

    /// A person where the article names one of that name, else a body.
    fn recipient(&mut self, name: &str) -> Option<NamedNode> {
        let person = self.person_node(name)?;
        let is_person = self.facts.people.iter().any(|p| self.person_node(&p.name).as_ref() == Some(&person));
        if is_person { self.person(name) } else { self.body(name) }
    }

    fn headcount(&mut self, number: usize, headcount: &Headcount) {
        let node = self.claim("headcount", number, hn::HEADCOUNT, headcount.evidence.as_ref());
        self.add_body(&node, hn::OF_BODY, Some(&headcount.organization));
        self.add_text(&node, hn::COUNTS, Some(&headcount.of));
        self.add(&node, schema::VALUE, integer(headcount.value));
    }

    fn cited_document(&mut self, number: usize, document: &CitedDocument) {
        let node = self.claim("document", number, hn::CITED_DOCUMENT, document.evidence.as_ref());
        self.add_text(&node, dcterms::IDENTIFIER, document.number.as_deref());
        self.add_text(&node, hn::DOCUMENT_KIND, document.kind.as_deref());
        self.add_text(&node, dcterms::TITLE, document.title.as_deref());
        self.add_body(&node, hn::ISSUER, document.issuer.as_deref());
        if let Some(day) = document.date {
            self.add(&node, dcterms::ISSUED, date(day));
        }
    }

    fn indicator(&mut self, number: usize, indicator: &Indicator) {
        let node = self.claim("indicator", number, hn::INDICATOR, indicator.evidence.as_ref());
        self.add_text(&node, schema::NAME, Some(&indicator.name));
        self.add(&node, schema::VALUE, decimal(indicator.value));
        self.add_text(&node, schema::UNIT_TEXT, indicator.unit.as_deref());
        if let Some(year) = indicator.year {
            self.add(&node, hn::YEAR, integer(year));
        }
        self.add_body(&node, hn::OF_BODY, indicator.organization.as_deref());
        self.add_text(&node, hn::COMPARISON, indicator.comparison.as_deref());
    }

    /// An event of change between bodies, and the short way beside it.
    fn succession(&mut self, number: usize, succession: &Succession) {
        let node = self.claim("succession", number, org::CHANGE_EVENT, succession.evidence.as_ref());
        let Some(resulting) = self.body(&succession.resulting) else { return };
        self.add(&node, org::RESULTING_ORGANIZATION, resulting.clone());
        for original in &succession.original {
            let Some(original) = self.body(original) else { continue };
            self.add(&node, org::ORIGINAL_ORGANIZATION, original.clone());
            self.add(&resulting, dcterms::REPLACES, original);
        }
    }
}
