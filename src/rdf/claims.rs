//! Awards, headcounts, cited documents and indicators.

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode};

use super::vocab::{dcterms, hn, schema};
use super::writing::{Writing, filled};
use crate::text::key;

impl Writing<'_> {
    pub(super) fn awards(&mut self) {
        for award in &self.facts.awards {
            let recipient = award.recipient.as_deref().unwrap_or_default();
            let group = award.group.as_deref().unwrap_or_default();
            let numbers = format!("{:?} {:?}", award.count, award.year);
            let node = self.part("award", &[&key(&award.title), &key(recipient), &key(group), &numbers]);
            self.add(&node, rdf::TYPE, hn::AWARD_CONFERRAL);
            self.add_text(&node, schema::NAME, Some(&award.title));
            if let Some(name) = filled(recipient) {
                self.recipient(&node, name);
            }
            self.add_text(&node, hn::GROUP, Some(group));
            self.add_count(&node, hn::COUNT, award.count);
            self.add_year(&node, hn::YEAR, award.year);
            if let Some(body) = self.body(award.by.as_deref()) {
                self.add(&node, hn::CONFERRED_BY, body);
            }
            self.add_evidence(&node, award.evidence.as_ref());
        }
    }

    /// The name alone does not say whether a person or a body is honoured: that is taken from the article's lists, and
    /// where those do not know the name, it is left open.
    fn recipient(&mut self, award: &NamedNode, name: &str) {
        let facts = self.facts;
        let wanted = key(name);
        self.add_text(award, hn::RECIPIENT_NAME, Some(name));
        if facts.people.iter().any(|p| key(&p.name) == wanted) {
            let person = self.person(name);
            self.add(award, hn::RECIPIENT, person);
        } else if facts.organizations.iter().any(|o| key(&o.name) == wanted)
            && let Some(body) = self.body(Some(name))
        {
            self.add(award, hn::RECIPIENT, body);
        }
    }

    pub(super) fn headcounts(&mut self) {
        for headcount in &self.facts.headcounts {
            let value = headcount.value.to_string();
            let node = self.part("headcount", &[&key(&headcount.organization), &headcount.of, &value]);
            self.add(&node, rdf::TYPE, hn::HEADCOUNT);
            if let Some(body) = self.body(Some(&headcount.organization)) {
                self.add(&node, hn::BODY, body);
            }
            self.add_text(&node, hn::COUNTED, Some(&headcount.of));
            self.add_count(&node, hn::COUNT, Some(headcount.value));
            self.add_evidence(&node, headcount.evidence.as_ref());
        }
    }

    pub(super) fn documents(&mut self) {
        let article = self.article.clone();
        for document in &self.facts.documents {
            let text = |part: &Option<String>| part.as_deref().map(key).unwrap_or_default();
            let content = [
                document.number.clone().unwrap_or_default(),
                text(&document.kind),
                text(&document.title),
                text(&document.issuer),
                document.date.map(|d| d.to_string()).unwrap_or_default(),
            ];
            let node = self.part("document", &content.each_ref().map(String::as_str));
            self.add(&article, schema::CITATION, node.clone());
            self.add(&node, rdf::TYPE, hn::CITED_DOCUMENT);
            self.add_text(&node, dcterms::IDENTIFIER, document.number.as_deref());
            self.add_text(&node, hn::DOCUMENT_KIND, document.kind.as_deref());
            self.add_text(&node, dcterms::TITLE, document.title.as_deref());
            if let Some(body) = self.body(document.issuer.as_deref()) {
                self.add(&node, hn::ISSUER, body);
            }
            self.add_date(&node, schema::DATE_CREATED, document.date);
            self.add_evidence(&node, document.evidence.as_ref());
        }
    }

    pub(super) fn indicators(&mut self) {
        for indicator in &self.facts.indicators {
            let organization = indicator.organization.as_deref().unwrap_or_default();
            let unit = indicator.unit.as_deref().unwrap_or_default();
            let numbers = format!("{} {:?}", indicator.value, indicator.year);
            let node = self.part("indicator", &[&key(&indicator.name), &numbers, unit, &key(organization)]);
            self.add(&node, rdf::TYPE, hn::INDICATOR);
            self.add_text(&node, schema::NAME, Some(&indicator.name));
            self.add(&node, schema::VALUE, Literal::new_typed_literal(indicator.value.to_string(), xsd::DECIMAL));
            self.add_text(&node, hn::UNIT, Some(unit));
            self.add_year(&node, hn::YEAR, indicator.year);
            if let Some(body) = self.body(indicator.organization.as_deref()) {
                self.add(&node, hn::BODY, body);
            }
            self.add_text(&node, hn::COMPARISON, indicator.comparison.as_deref());
            self.add_evidence(&node, indicator.evidence.as_ref());
        }
    }
}
