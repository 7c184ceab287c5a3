//! The functions that queries may call beside those of SPARQL.

use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::SparqlEvaluator;
use unicode_normalization::UnicodeNormalization;

use crate::ontology::NAMESPACE;
use crate::text::{bare, key, phrase_key};

/// Whether a name is the one that is wanted: the wanted words stand in it, whole syllables in their order. Blind to
/// letter case, the place of the tone mark and y/i; where the wanted words are typed without any diacritics, blind to
/// all diacritics. In a query: `hn:matches(?label, ?wanted)`.
///
/// ```
/// use hoinghi::query::matches;
/// assert!(matches("Đảng uỷ Trung tâm Y tế Sông Trăng", "đảng ủy trung tâm"));
/// assert!(matches("Lý Thị Sen", "ly thi sen"));
/// assert!(!matches("Lý Thị Sen", "lý thị sén"));
/// assert!(!matches("Lý Thị Sen", "thi se"));
/// ```
pub fn matches(label: &str, wanted: &str) -> bool {
    Wanted::new(wanted).fit(label).is_some()
}

/// How a name fits a wanted one, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// It is the same, blind to case and the place of the tone mark.
    Whole,
    /// It is the same but for diacritics, where the wanted one was typed without.
    WithoutDiacritics,
    /// It has the wanted one among its syllables.
    Part,
}

/// A name that is wanted, by its keys: what many names are compared with.
pub(crate) struct Wanted {
    /// In whole syllables, between spaces, as they stand within a longer name.
    key: String,
    /// The same without diacritics, where it was typed so.
    bare: Option<String>,
}

impl Wanted {
    /// The name as it was typed.
    pub fn new(name: &str) -> Self {
        let bare = name.is_ascii().then(|| format!(" {} ", bare(name)));
        Self { key: format!(" {} ", key(name)), bare }
    }

    /// How a name fits it; nothing does where no letter is wanted.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if self.key.trim().is_empty() {
            return None;
        }
        let name_key = format!(" {} ", key(name));
        if name_key == self.key {
            return Some(Fit::Whole);
        }
        let name_bare = self.bare.as_ref().map(|_| format!(" {} ", bare(name)));
        if name_bare.is_some() && name_bare == self.bare {
            return Some(Fit::WithoutDiacritics);
        }
        let part = name_key.contains(&self.key)
            || name_bare.zip(self.bare.as_ref()).is_some_and(|(name, wanted)| name.contains(wanted));
        part.then_some(Fit::Part)
    }
}

/// An evaluator that knows our functions: `hn:matches`, and two that tell of one text what the checks of an ontology ask,
/// `hn:phraseKey` (what the reading compares, [`phrase_key`]) and `hn:composed` (its form in NFC).
pub(super) fn evaluator() -> SparqlEvaluator {
    let name = |local: &str| NamedNode::new_unchecked(format!("{NAMESPACE}{local}"));
    SparqlEvaluator::new()
        .with_custom_function(name("matches"), |arguments| match arguments {
            [Term::Literal(label), Term::Literal(wanted)] => {
                Some(Literal::from(matches(label.value(), wanted.value())).into())
            }
            _ => None,
        })
        .with_custom_function(name("phraseKey"), |arguments| of_text(arguments, phrase_key))
        .with_custom_function(name("composed"), |arguments| of_text(arguments, |text| text.nfc().collect()))
}

/// What a function makes of its one argument, where that is a literal.
fn of_text(arguments: &[Term], function: impl Fn(&str) -> String) -> Option<Term> {
    match arguments {
        [Term::Literal(literal)] => Some(Literal::from(function(literal.value())).into()),
        _ => None,
    }
}
