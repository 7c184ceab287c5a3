//! Turtle as it is written: its statements with their comments and places, where a parser of RDF keeps the triples alone.
//!
//! ```
//! use hoinghi::curation::turtle::{Document, Item};
//! let document = Document::parse("@prefix a: <http://a/> .\n\n# The first.\na:b a a:C .\n")?;
//! let Some(Item::Block(block)) = document.items.last() else { panic!("a statement") };
//! assert_eq!((block.line, &block.comments[..]), (4, &["# The first.".to_owned()][..]));
//! assert_eq!(document.iri("a:b").as_deref(), Some("http://a/b"));
//! # Ok::<(), hoinghi::curation::turtle::LayoutError>(())
//! ```

mod lexer;
mod order;
mod parse;
mod write;

use std::collections::HashMap;
use std::ops::Range;

/// A Turtle file in statements and comments, in the order in which they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is made of.
    pub items: Vec<Item>,
    /// Prefixes (without the colon) and their namespaces.
    prefixes: HashMap<String, String>,
}

/// A piece of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// `@prefix` or `@base`, as it is written.
    Directive(String),
    /// Lines of comment that stand by themselves: a blank line or a directive follows, or the end of the file.
    Comment(Vec<String>),
    /// What is said of one subject.
    Block(Block),
}

/// A subject with all that one statement says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Lines of comment right above it.
    pub comments: Vec<String>,
    /// The subject.
    pub subject: Node,
    /// What is said of it; none where the subject is a blank node that says it all.
    pub predicates: Vec<Predicate>,
    /// Line of the subject, from 1.
    pub line: usize,
    /// From its first comment to behind its full stop, in bytes of the text.
    pub bytes: Range<usize>,
}

/// A property with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// Lines of comment above it.
    pub comments: Vec<String>,
    /// The property, as it is written.
    pub verb: String,
    /// Its values.
    pub objects: Vec<Object>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Lines of comment above it.
    pub comments: Vec<String>,
    /// The value.
    pub node: Node,
    /// A comment behind it, on its line.
    pub remark: Option<String>,
}

/// A subject or value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An IRI, a prefixed name, a literal or a labelled blank node, as it is written.
    Term(String),
    /// `[ … ]`: a blank node with what is said of it.
    Blank(Vec<Predicate>),
    /// `( … )`: a list.
    List(Vec<Object>),
}

/// Turtle that cannot be taken apart: it is none, or holds a comment where none can be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct LayoutError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

impl Document {
    /// All statements but directives.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.items.iter().filter_map(|item| match item {
            Item::Block(block) => Some(block),
            _ => None,
        })
    }

    /// The IRI that a term stands for, be it written as `<…>`, `prefix:name` or `a`; nothing for what is no IRI.
    pub fn iri(&self, term: &str) -> Option<String> {
        if term == "a" {
            return Some("http://www.w3.org/1999/02/22-rdf-syntax-ns#type".to_owned());
        }
        if let Some(iri) = term.strip_prefix('<') {
            return iri.strip_suffix('>').map(str::to_owned);
        }
        let (prefix, name) = term.split_once(':')?;
        Some(format!("{}{}", self.prefixes.get(prefix)?, name.replace('\\', "")))
    }

    /// A statement in the one order and layout, as it would stand in this file.
    pub(in crate::curation) fn sorted_block(&self, mut block: Block) -> String {
        self.sort_predicates(&mut block.predicates);
        write::block_text(&block)
    }

    /// The IRI of a block's subject; nothing for a blank node.
    pub fn subject(&self, block: &Block) -> Option<String> {
        match &block.subject {
            Node::Term(term) => self.iri(term),
            _ => None,
        }
    }
}
