//! A [`Document`] as text.

use super::{Block, Document, Item, Node, Object, Predicate};

/// Characters in a line, where what stands in it can be broken.
const WIDTH: usize = 120;
const STEP: &str = "    ";

impl Document {
    /// The file in the one order and layout.
    ///
    /// A short statement stands in one line; of a longer one, the subject and each property have a line of their own, and so has
    /// each value where the values of a property do not fit into one. Comments stay with what they stand above or behind.
    #[must_use]
    pub fn canonical(mut self) -> String {
        self.sort();
        let mut out = String::new();
        let mut before: Option<(&Item, bool)> = None;
        for item in &self.items {
            let text = match item {
                Item::Directive(text) => text.clone(),
                Item::Comment(lines) => lines.join("\n"),
                Item::Block(block) => block_text(block),
            };
            let is_line = !text.contains('\n');
            let joins = before.is_some_and(|(before, was_line)| match (before, item) {
                (Item::Directive(_), Item::Directive(_)) => true,
                (Item::Block(_), Item::Block(_)) => is_line && was_line,
                _ => false,
            });
            if before.is_some() && !joins {
                out.push('\n');
            }
            out += &text;
            out.push('\n');
            before = Some((item, is_line));
        }
        out
    }
}

/// A statement, with the comments above it.
pub(super) fn block_text(block: &Block) -> String {
    let mut out = comments(&block.comments, "");
    match one_line(block) {
        Some(line) if block.comments.is_empty() => out += &line,
        _ => {
            out += &node_text(&block.subject, "");
            out += &predicates_text(&block.predicates, STEP, " .");
            if block.predicates.is_empty() {
                out += " .";
            }
        }
    }
    out
}

/// The statement in one line, where it fits and has no comments inside.
fn one_line(block: &Block) -> Option<String> {
    let line = format!("{} {} .", inline(&block.subject)?, inline_predicates(&block.predicates)?);
    (!block.predicates.is_empty() && fits(&line)).then_some(line)
}

fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH && !line.contains('\n')
}

fn comments(lines: &[String], indent: &str) -> String {
    lines.iter().fold(String::new(), |text, line| text + indent + line + "\n")
}

/// Properties with their values, each on a line of its own; `ending` stands behind the last.
fn predicates_text(predicates: &[Predicate], indent: &str, ending: &str) -> String {
    let line = |(i, predicate): (usize, &Predicate)| {
        let ending = if i + 1 == predicates.len() { ending } else { " ;" };
        let above = comments(&predicate.comments, indent);
        format!("\n{above}{}", predicate_text(predicate, indent, ending))
    };
    predicates.iter().enumerate().map(line).collect()
}

fn predicate_text(predicate: &Predicate, indent: &str, ending: &str) -> String {
    let Predicate { verb, objects, .. } = predicate;
    let (last, others) = match objects.split_last() {
        Some(split) => split,
        None => return String::new(),
    };
    let is_plain = |object: &Object| object.comments.is_empty() && object.remark.is_none();
    let remark = |object: &Object| object.remark.as_ref().map_or_else(String::new, |remark| format!("  {remark}"));
    if others.iter().all(is_plain) && last.comments.is_empty() {
        let inline: Option<Vec<String>> = objects.iter().map(|object| inline(&object.node)).collect();
        let line = inline.map(|texts| format!("{indent}{verb} {}{ending}", texts.join(", ")));
        let is_one_term = others.is_empty() && matches!(last.node, Node::Term(_));
        if let Some(line) = line.filter(|line| fits(line) || is_one_term) {
            return line + &remark(last);
        }
    }
    let inner = format!("{indent}{STEP}");
    let mut out = format!("{indent}{verb}");
    for (i, object) in objects.iter().enumerate() {
        let mark = if i + 1 == objects.len() { ending } else { "," };
        // The first value stands beside its property, unless a comment stands between the two.
        let beside = i == 0 && object.comments.is_empty();
        let at = if beside { indent } else { &inner };
        out += if beside { " " } else { "\n" };
        out += &comments(&object.comments, &inner);
        out += if beside { "" } else { &inner };
        out += &node_text(&object.node, at);
        out += mark;
        out += &remark(object);
    }
    out
}

/// A node in as many lines as it takes; `indent` is that of the line where it begins.
fn node_text(node: &Node, indent: &str) -> String {
    if let Some(text) =
        inline(node).filter(|text| matches!(node, Node::Term(_)) || fits(&format!("{indent}{STEP}{text}")))
    {
        return text;
    }
    let inner = format!("{indent}{STEP}");
    match node {
        Node::Term(term) => term.clone(),
        Node::Blank(predicates) => format!("[{}\n{indent}]", predicates_text(predicates, &inner, " ;")),
        Node::List(objects) => {
            let line = |object: &Object| {
                let remark = object.remark.as_ref().map_or_else(String::new, |remark| format!("  {remark}"));
                format!("\n{}{inner}{}{remark}", comments(&object.comments, &inner), node_text(&object.node, &inner))
            };
            format!("({}\n{indent})", objects.iter().map(line).collect::<String>())
        }
    }
}

/// A node in one line; nothing where it has comments inside.
fn inline(node: &Node) -> Option<String> {
    Some(match node {
        Node::Term(term) => term.clone(),
        Node::Blank(predicates) if predicates.is_empty() => "[]".to_owned(),
        Node::Blank(predicates) => format!("[ {} ]", inline_predicates(predicates)?),
        Node::List(objects) if objects.is_empty() => "()".to_owned(),
        Node::List(objects) => format!("( {} )", inline_objects(objects)?.join(" ")),
    })
}

fn inline_predicates(predicates: &[Predicate]) -> Option<String> {
    let texts: Option<Vec<String>> = predicates
        .iter()
        .map(|p| {
            let objects = inline_objects(&p.objects)?.join(", ");
            p.comments.is_empty().then(|| format!("{} {objects}", p.verb))
        })
        .collect();
    Some(texts?.join(" ; "))
}

fn inline_objects(objects: &[Object]) -> Option<Vec<String>> {
    let text = |o: &Object| if o.comments.is_empty() && o.remark.is_none() { inline(&o.node) } else { None };
    objects.iter().map(text).collect()
}
