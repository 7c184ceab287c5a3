//! The comments at the head of a query: what it answers and promises, what it takes, and examples.

use std::collections::BTreeMap;

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, Term, vocab::xsd};

/// What a query says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) description: String,
    pub(super) promises: String,
    pub(super) parameters: Vec<Parameter>,
    pub(super) examples: Vec<String>,
    /// What it says besides, by name: of several lines with one name, one text.
    pub(super) notes: BTreeMap<String, String>,
}

/// A parameter of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name: that of the variable in the query.
    pub name: String,
    /// Whether it must be given.
    pub need: Need,
    /// What its values are.
    pub kind: Kind,
    /// What it does.
    pub description: String,
}

/// Whether a parameter must be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Without it the query does not run.
    Required,
    /// Without it its variable is unbound.
    Optional,
    /// Without it its variable has this value.
    Default(String),
}

/// What the values of a parameter are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    #[default]
    Text,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A whole number.
    Integer,
    /// An IRI.
    Iri,
}

impl Kind {
    /// A value of this kind as RDF; nothing where it is none.
    pub(super) fn term(self, value: &str) -> Option<Term> {
        Some(match self {
            Self::Text => Literal::from(value).into(),
            Self::Date => Literal::new_typed_literal(value.parse::<Date>().ok()?.to_string(), xsd::DATE).into(),
            Self::Integer => Literal::from(value.parse::<i64>().ok()?).into(),
            Self::Iri => {
                let bare = value.strip_prefix('<').and_then(|v| v.strip_suffix('>')).unwrap_or(value);
                NamedNode::new(bare).ok()?.into()
            }
        })
    }

    /// What to tell someone who gave something else.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Date => "a day such as 2024-03-05",
            Self::Integer => "a whole number",
            Self::Iri => "an IRI such as https://w3id.org/hoinghi/id/…",
        }
    }
}

impl Header {
    /// Reads the comment lines before the query itself.
    ///
    /// # Errors
    /// What is wrong, with the number of the line.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut header = Self::default();
        // Whether the lines before are a promise, which goes on in lines that are set further in.
        let mut is_promise = false;
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            let Some(comment) = line.strip_prefix('#') else {
                if line.is_empty() {
                    continue;
                }
                break;
            };
            is_promise &= comment.starts_with("  ");
            let comment = comment.trim();
            if let Some(parameter) = comment.strip_prefix("@param ") {
                let parameter =
                    Parameter::parse(parameter).map_err(|problem| format!("line {}: {problem}", number + 1))?;
                if header.parameters.iter().any(|p| p.name == parameter.name) {
                    return Err(format!("line {}: parameter {} stands there twice", number + 1, parameter.name));
                }
                header.parameters.push(parameter);
            } else if let Some(example) = comment.strip_prefix("@example ") {
                header.examples.push(example.trim().to_owned());
            } else if let Some(promise) = comment.strip_prefix("@promises ") {
                promise.trim().clone_into(&mut header.promises);
                is_promise = true;
            } else if let Some((name, value)) = comment.strip_prefix('@').and_then(|note| note.split_once(' ')) {
                let note = header.notes.entry(name.to_owned()).or_default();
                let gap = if note.is_empty() { "" } else { " " };
                *note += &format!("{gap}{}", value.trim());
            } else if is_promise {
                header.promises.extend([" ", comment]);
            } else if header.description.is_empty() {
                comment.clone_into(&mut header.description);
            }
        }
        Ok(header)
    }
}

impl Parameter {
    /// `name (required, date) description`.
    fn parse(text: &str) -> Result<Self, String> {
        const SHAPE: &str = "a parameter is written `# @param name (required, date) description`, with required, optional or default \
             VALUE, and then text, date, integer or iri";
        let (name, rest) = text.trim().split_once(' ').ok_or(SHAPE)?;
        let (traits, description) = rest.trim().strip_prefix('(').and_then(|r| r.split_once(')')).ok_or(SHAPE)?;
        let (need, kind) = traits.split_once(',').unwrap_or((traits, "text"));
        let need = match need.trim() {
            "required" => Need::Required,
            "optional" => Need::Optional,
            other => Need::Default(other.strip_prefix("default ").ok_or(SHAPE)?.trim().to_owned()),
        };
        let kind = match kind.trim() {
            "text" => Kind::Text,
            "date" => Kind::Date,
            "integer" => Kind::Integer,
            "iri" => Kind::Iri,
            _ => return Err(SHAPE.to_owned()),
        };
        if let Need::Default(value) = &need
            && kind.term(value).is_none()
        {
            return Err(format!("the default of {name} is not {}", kind.expected()));
        }
        Ok(Self { name: name.to_owned(), need, kind, description: description.trim().to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_up_to_the_query() {
        let header = Header::parse(
            "# Who spoke\n# @promises one row\n#   a speaker\n#\n# @param event (required) name\n# @param top (default 3, integer) how many\n# @example q \
             --set event=x\n# @cure ask\n# @cure again\nSELECT * {}\n# not the header",
        )
        .unwrap();
        assert_eq!(header.description, "Who spoke");
        assert_eq!(header.promises, "one row a speaker");
        assert_eq!(header.examples, ["q --set event=x"]);
        assert_eq!(header.notes.get("cure").map(String::as_str), Some("ask again"));
        let [event, top] = &header.parameters[..] else { panic!("{header:?}") };
        assert_eq!((event.need.clone(), event.kind), (Need::Required, Kind::Text));
        assert_eq!((top.need.clone(), top.kind), (Need::Default("3".to_owned()), Kind::Integer));
    }

    #[test]
    fn a_malformed_parameter_is_named_with_its_line() {
        for text in ["# D\n# @param x", "# D\n# @param x (perhaps) y", "# D\n# @param x (default a, date) y"] {
            assert!(Header::parse(text).unwrap_err().starts_with("line 2: "), "{text}");
        }
    }
}
