//! Functions that queries can use beside those of SPARQL.
//!
//! - `hn:matches(?name, ?wanted)`: whether two names are the same, blind to case and the place of the tone mark, and to
//!   all diacritics where `?wanted` has none
//! - `hn:mentions(?text, ?wanted)`: whether the words of `?wanted` stand in `?text` in a row, compared likewise

use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::SparqlEvaluator;

use crate::ontology::NAMESPACE;
use crate::text::{bare, key};

/// An evaluator that knows the functions.
pub(super) fn evaluator() -> SparqlEvaluator {
    SparqlEvaluator::new()
        .with_custom_function(name("matches"), |terms| compare(terms, matches))
        .with_custom_function(name("mentions"), |terms| compare(terms, mentions))
}

/// Whether two names are the same, blind to case and the place of the tone mark, and to all diacritics where `wanted`
/// has none.
pub(super) fn matches(name: &str, wanted: &str) -> bool {
    let (name, wanted) = comparable(name, wanted);
    !wanted.is_empty() && name == wanted
}

/// Whether the words of `wanted` stand in `text` in a row, compared as [`matches`] does.
pub(super) fn mentions(text: &str, wanted: &str) -> bool {
    let (text, wanted) = comparable(text, wanted);
    !wanted.is_empty() && format!(" {text} ").contains(&format!(" {wanted} "))
}

fn comparable(name: &str, wanted: &str) -> (String, String) {
    let plain = wanted.is_ascii();
    if plain { (bare(name), bare(wanted)) } else { (key(name), key(wanted)) }
}

fn name(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{NAMESPACE}{local}"))
}

fn compare(terms: &[Term], test: impl Fn(&str, &str) -> bool) -> Option<Term> {
    let [text, wanted] = terms else { return None };
    Some(Literal::from(test(words(text)?, words(wanted)?)).into())
}

fn words(term: &Term) -> Option<&str> {
    match term {
        Term::Literal(literal) => Some(literal.value()),
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_as_people_type_them() {
        for wanted in ["Đặng Thuỷ Sen", "đặng thủy sen", "ĐẶNG THỦY SEN", "dang thuy sen", " Dang  Thuy Sen"]
        {
            assert!(matches("Đặng Thủy Sen", wanted), "{wanted}");
        }
        for wanted in ["Đặng Thúy Sen", "Đặng Thủy", "", "?"] {
            assert!(!matches("Đặng Thủy Sen", wanted), "{wanted}");
        }
    }

    #[test]
    fn only_whole_words_are_mentioned() {
        assert!(mentions("Hội nghị tổng kết năm 2023", "tong ket"));
        assert!(!mentions("Hội nghị tổng kết năm 2023", "ng ket"));
    }
}
