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
    holds(&key(label), &key(wanted)) || (wanted.is_ascii() && holds(&bare(label), &bare(wanted)))
}

/// Whether whole syllables of `text` are `wanted`.
fn holds(text: &str, wanted: &str) -> bool {
    !wanted.is_empty() && format!(" {text} ").contains(&format!(" {wanted} "))
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
