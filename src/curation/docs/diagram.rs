//! The classes as trees, drawn in SVG: each class below the one that it is a kind of.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::book::Book;
use super::words::Language;
use crate::curation::term::{Value, short};

/// Height of a box, and of what lies between two.
const BOX: usize = 26;
const GAP: usize = 8;
/// How far a class stands to the right of the one above it.
const STEP: usize = 24;
/// Room beside the words in a box.
const PADDING: usize = 10;

/// A class with its kinds.
struct Tree<'a> {
    iri: &'a str,
    kinds: Vec<Self>,
}

/// A box: what it stands for, its row and column, the row of the box above.
struct Placed<'a> {
    iri: &'a str,
    row: usize,
    column: usize,
    above: Option<usize>,
}

/// One drawing for each tree of classes, the largest first; those without kinds share the last.
pub(super) fn drawings(book: &Book<'_>, language: Language) -> Markup {
    let (mut trees, mut single): (Vec<Tree<'_>>, Vec<Tree<'_>>) =
        forest(book).into_iter().partition(|tree| !tree.kinds.is_empty());
    trees.sort_by_key(|tree| (std::cmp::Reverse(size(tree)), tree.iri));
    single.sort_by_key(|tree| tree.iri);
    html! {
        div.drawings {
            @for tree in &trees { (drawing(book, std::slice::from_ref(tree), language)) }
            @if !single.is_empty() { (drawing(book, &single, language)) }
        }
    }
}

/// Each class stands below one other: that of ours if there is one, else the one of another vocabulary that most others
/// stand below too. One that only a single class stands below is left to the text.
fn forest<'a>(book: &'a Book<'_>) -> Vec<Tree<'a>> {
    let above = |class: &str| -> Vec<&'a str> {
        let above = book.terms.get_key_value(class).into_iter().flat_map(|(_, term)| term.values("rdfs:subClassOf"));
        above.filter(|value| matches!(value, Value::Iri(_))).map(Value::text).filter(|a| *a != class).collect()
    };
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    for class in book.classes.iter().flat_map(|class| above(class)) {
        *shared.entry(class).or_default() += 1;
    }
    let parent = |class: &str| -> Option<&'a str> {
        let above = above(class);
        let own = above.iter().copied().filter(|a| book.terms.contains_key(*a)).min();
        let others = above.iter().copied().filter(|a| shared[a] > 1);
        own.or_else(|| others.max_by_key(|a| (shared[a], std::cmp::Reverse(*a))))
    };
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut roots = Vec::new();
    for class in &book.classes {
        match parent(class) {
            Some(parent) => {
                kinds.entry(parent).or_default().push(class);
                if !book.terms.contains_key(parent) && !roots.contains(&parent) {
                    roots.push(parent);
                }
            }
            None => roots.push(class),
        }
    }
    roots.into_iter().map(|root| tree(root, &kinds)).collect()
}

/// Classes that stand below each other in a circle have no root, and so are in no tree.
fn tree<'a>(iri: &'a str, kinds: &BTreeMap<&'a str, Vec<&'a str>>) -> Tree<'a> {
    let kinds_of = kinds.get(iri).into_iter().flatten();
    Tree { iri, kinds: kinds_of.map(|kind| tree(kind, kinds)).collect() }
}

fn size(tree: &Tree<'_>) -> usize {
    1 + tree.kinds.iter().map(size).sum::<usize>()
}

fn place<'a>(tree: &Tree<'a>, column: usize, above: Option<usize>, placed: &mut Vec<Placed<'a>>) {
    let row = placed.len();
    placed.push(Placed { iri: tree.iri, row, column, above });
    tree.kinds.iter().for_each(|kind| place(kind, column + 1, Some(row), placed));
}

/// Room for a letter, enough in any font without serifs.
fn room(letter: char) -> usize {
    match letter {
        'm' | 'w' | 'M' | 'W' => 13,
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | ' ' | ',' | '.' | ':' => 6,
        letter if letter.is_uppercase() => 10,
        _ => 8,
    }
}

fn drawing(book: &Book<'_>, trees: &[Tree<'_>], language: Language) -> Markup {
    let mut placed = Vec::new();
    trees.iter().for_each(|tree| place(tree, 0, None, &mut placed));
    let name = |iri: &str| book.called(iri, language).0;
    let width_of = |iri: &str| name(iri).chars().map(room).sum::<usize>() + 2 * PADDING;
    let width = placed.iter().map(|b| b.column * STEP + width_of(b.iri)).max().unwrap_or_default() + 2;
    let height = placed.len() * (BOX + GAP);
    let top = |row: usize| row * (BOX + GAP) + 1;
    html! {
        svg width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } xmlns="http://www.w3.org/2000/svg" role="group"
            aria-label={ (language.diagram()) ": " (name(placed.first().map_or("", |b| b.iri))) } {
            @for b in &placed {
                @if let Some(above) = b.above {
                    @let (x, y) = ((b.column - 1) * STEP + STEP / 2, top(above) + BOX);
                    path.tie d={ "M" (x) " " (y) " V" (top(b.row) + BOX / 2) " H" (b.column * STEP + 1) } {}
                }
            }
            @for b in &placed {
                @let (x, y) = (b.column * STEP + 1, top(b.row));
                @let inside = book.terms.contains_key(b.iri);
                a href=(book.anchor(b.iri).map_or_else(|| b.iri.to_owned(), |anchor| format!("#{anchor}"))) {
                    rect.outside[!inside] x=(x) y=(y) width=(width_of(b.iri)) height=(BOX) rx="6" {}
                    text x=(x + width_of(b.iri) / 2) y=(y + BOX / 2 + 4) { (if inside { name(b.iri) } else { short(b.iri) }) }
                }
            }
        }
    }
}
