//! Tokens into a [`Document`].

use std::collections::HashMap;

use super::lexer::{self, Kind, Token, error};
use super::{Block, Document, Item, LayoutError, Node, Object, Predicate};

/// How deep blank nodes and lists may stand in each other.
const DEEPEST: usize = 100;

impl Document {
    /// Takes a file apart.
    ///
    /// # Errors
    /// When it is no Turtle; when a comment stands where it would belong to nothing, as before a full stop.
    pub fn parse(text: &str) -> Result<Self, LayoutError> {
        let tokens = lexer::tokens(text)?;
        let mut parser = Parser { rest: &tokens, comments: Vec::new(), above: None, line: 1, end: 0, depth: 0 };
        let (mut items, mut prefixes) = (Vec::new(), HashMap::new());
        while let Some(first) = parser.rest.first() {
            items.push(match first.kind {
                Kind::Comment => match parser.head() {
                    Some(comments) => Item::Comment(comments),
                    None => continue,
                },
                Kind::Term if is_directive(first.text) => parser.directive(&mut prefixes)?,
                _ => Item::Block(parser.block()?),
            });
        }
        Ok(Self { items, prefixes })
    }
}

fn is_directive(text: &str) -> bool {
    ["@prefix", "@base"].contains(&text) || ["prefix", "base"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

struct Parser<'t, 'a> {
    rest: &'t [Token<'a>],
    /// Lines of comment that what comes next takes.
    comments: Vec<String>,
    /// Where the comments right above the next statement begin, in bytes.
    above: Option<usize>,
    /// Line of the last token that was taken, and its end in bytes.
    line: usize,
    end: usize,
    depth: usize,
}

impl<'a> Parser<'_, 'a> {
    /// Comments between statements: those of the statement right below them wait for it, others are given.
    fn head(&mut self) -> Option<Vec<String>> {
        let mut lines = Vec::new();
        self.above = self.rest.first().map(|t| t.bytes.start);
        while let Some(token) = self.rest.first().filter(|t| t.kind == Kind::Comment) {
            if !lines.is_empty() && token.line_ends > 1 {
                return Some(lines);
            }
            lines.push(token.text.to_owned());
            self.skip();
        }
        match self.rest.first() {
            Some(next) if next.line_ends == 1 && !is_directive(next.text) => {
                self.comments = lines;
                None
            }
            _ => Some(lines),
        }
    }

    fn skip(&mut self) {
        if let Some((first, rest)) = self.rest.split_first() {
            (self.line, self.end, self.rest) = (first.line, first.bytes.end, rest);
        }
    }

    /// The next token that is no comment; comments before it wait.
    fn next(&mut self) -> Result<Token<'a>, LayoutError> {
        while let Some(token) = self.rest.first() {
            self.skip();
            if token.kind != Kind::Comment {
                return Ok(token.clone());
            }
            self.comments.push(token.text.to_owned());
        }
        Err(error(self.line, "the file ends within a statement"))
    }

    /// The mark that comes next, where it is one of these.
    fn peek(&self) -> &'a str {
        let next = self.rest.iter().find(|t| t.kind != Kind::Comment);
        next.filter(|t| t.kind == Kind::Mark).map_or("", |t| t.text)
    }

    /// A comment on the line of what was just taken.
    fn remark(&mut self) -> Option<String> {
        let token = self.rest.first().filter(|t| t.kind == Kind::Comment && t.line_ends == 0)?;
        self.skip();
        Some(token.text.to_owned())
    }

    /// A mark that must come next, and before which no comment can stand.
    fn mark(&mut self, mark: &str) -> Result<(), LayoutError> {
        let token = self.next()?;
        if !token.is(mark) {
            return Err(error(token.line, &format!("expected {mark} instead of {}", token.text)));
        }
        if !self.comments.is_empty() {
            return Err(error(token.line, &format!("a comment stands before {mark}: put it above what it speaks of")));
        }
        Ok(())
    }

    fn directive(&mut self, prefixes: &mut HashMap<String, String>) -> Result<Item, LayoutError> {
        let keyword = self.next()?;
        let mut words = vec![keyword.text];
        let is_prefix = keyword.text.to_ascii_lowercase().ends_with("prefix");
        if is_prefix {
            words.push(self.next()?.text);
        }
        let iri = self.next()?;
        words.push(iri.text);
        let namespace = iri.text.strip_prefix('<').and_then(|i| i.strip_suffix('>'));
        let namespace = namespace.ok_or_else(|| error(iri.line, "expected an IRI in <>"))?;
        if is_prefix {
            let prefix =
                words[1].strip_suffix(':').ok_or_else(|| error(iri.line, "expected a prefix with its colon"))?;
            prefixes.insert(prefix.to_owned(), namespace.to_owned());
        }
        let mut text = words.join(" ");
        if keyword.text.starts_with('@') {
            self.mark(".")?;
            text += " .";
        }
        if let Some(remark) = self.remark() {
            text += &format!("  {remark}");
        }
        Ok(Item::Directive(text))
    }

    fn block(&mut self) -> Result<Block, LayoutError> {
        let first = self.rest.first().map_or(self.end, |t| t.bytes.start);
        let comments = std::mem::take(&mut self.comments);
        let start = self.above.filter(|_| !comments.is_empty()).unwrap_or(first);
        let line = self.rest.first().map_or(self.line, |t| t.line);
        let subject = self.node()?;
        let mut predicates =
            if self.peek() == "." && matches!(subject, Node::Blank(_)) { Vec::new() } else { self.predicates()? };
        self.mark(".")?;
        let end = self.end;
        if let Some(remark) = self.remark() {
            let last = predicates.last_mut().and_then(|p| p.objects.last_mut());
            let last = last.ok_or_else(|| error(self.line, "a comment stands behind a blank node: put it above"))?;
            add_remark(last, remark, self.line)?;
        }
        Ok(Block { comments, subject, predicates, line, bytes: start..end })
    }

    /// `verb object, object ; …`, up to the mark that ends them.
    fn predicates(&mut self) -> Result<Vec<Predicate>, LayoutError> {
        let mut predicates = Vec::new();
        loop {
            let verb = self.next()?;
            if verb.kind != Kind::Term {
                return Err(error(verb.line, &format!("expected a property instead of {}", verb.text)));
            }
            let comments = std::mem::take(&mut self.comments);
            let mut objects = vec![self.object()?];
            while self.peek() == "," {
                self.mark(",")?;
                self.remark_of(&mut objects)?;
                objects.push(self.object()?);
            }
            let is_last = self.peek() != ";";
            while self.peek() == ";" {
                self.mark(";")?;
                self.remark_of(&mut objects)?;
            }
            predicates.push(Predicate { comments, verb: verb.text.to_owned(), objects });
            if is_last || [".", "]"].contains(&self.peek()) {
                return Ok(predicates);
            }
        }
    }

    fn object(&mut self) -> Result<Object, LayoutError> {
        // What stands above the object, not inside it, is its comment.
        while let Some(token) = self.rest.first().filter(|t| t.kind == Kind::Comment) {
            self.comments.push(token.text.to_owned());
            self.skip();
        }
        let comments = std::mem::take(&mut self.comments);
        let node = self.node()?;
        let remark = self.remark();
        Ok(Object { comments, node, remark })
    }

    fn remark_of(&mut self, objects: &mut [Object]) -> Result<(), LayoutError> {
        match (self.remark(), objects.last_mut()) {
            (Some(remark), Some(last)) => add_remark(last, remark, self.line),
            _ => Ok(()),
        }
    }

    fn node(&mut self) -> Result<Node, LayoutError> {
        let token = self.next()?;
        if self.depth == DEEPEST {
            return Err(error(token.line, "brackets stand too deep in each other"));
        }
        self.depth += 1;
        let node = match (token.kind, token.text) {
            (Kind::Term, text) => Node::Term(text.to_owned()),
            (_, "[") => {
                let predicates = if self.peek() == "]" { Vec::new() } else { self.predicates()? };
                self.mark("]")?;
                Node::Blank(predicates)
            }
            (_, "(") => {
                let mut objects = Vec::new();
                while self.peek() != ")" {
                    objects.push(self.object()?);
                }
                self.mark(")")?;
                Node::List(objects)
            }
            (_, text) => return Err(error(token.line, &format!("expected a term instead of {text}"))),
        };
        self.depth -= 1;
        Ok(node)
    }
}

fn add_remark(object: &mut Object, remark: String, line: usize) -> Result<(), LayoutError> {
    match object.remark.replace(remark) {
        None => Ok(()),
        Some(_) => Err(error(line, "two comments stand behind one value")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        Document::parse(text).unwrap().blocks().cloned().collect()
    }

    #[test]
    fn comments_belong_to_the_statement_right_below_them() {
        let text = "# of the file\n\n# of the\n# section\n\n# of b\na:b a a:C . # behind\n# end\n";
        let document = Document::parse(text).unwrap();
        let lines = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        assert_eq!(document.items[0], Item::Comment(lines(&["# of the file"])));
        assert_eq!(document.items[1], Item::Comment(lines(&["# of the", "# section"])));
        let Item::Block(block) = &document.items[2] else { panic!("{document:?}") };
        assert_eq!((&block.comments, block.line), (&lines(&["# of b"]), 7));
        assert_eq!(block.predicates[0].objects[0].remark.as_deref(), Some("# behind"));
        assert_eq!(&text[block.bytes.clone()], "# of b\na:b a a:C .");
        assert_eq!(document.items[3], Item::Comment(lines(&["# end"])));
    }

    #[test]
    fn blank_nodes_and_lists_are_taken_apart() {
        let found = blocks("a:b a:c [ a:d 1, 2 ; a:e () ; ] , ( a:f [] ) .\n[ a:g a:h ] .");
        let Node::Blank(inner) = &found[0].predicates[0].objects[0].node else { panic!("{found:?}") };
        assert_eq!((inner.len(), inner[0].objects.len()), (2, 2));
        assert!(matches!(&found[0].predicates[0].objects[1].node, Node::List(list) if list.len() == 2));
        assert!(found[1].predicates.is_empty());
    }

    #[test]
    fn comments_inside_stay_with_what_follows() {
        let found = blocks("a:b\n  # above\n  a:c a:d , # first\n  # second\n  a:e ; # end\n  a:f a:g .");
        let predicate = &found[0].predicates[0];
        assert_eq!(predicate.comments, ["# above"]);
        assert_eq!(predicate.objects[0].remark.as_deref(), Some("# first"));
        assert_eq!(predicate.objects[1].comments, ["# second"]);
        assert_eq!(predicate.objects[1].remark.as_deref(), Some("# end"));
    }

    #[test]
    fn what_is_no_turtle_is_an_error_with_its_line() {
        for text in ["a:b\n a:c\n .", "a:b a:c a:d", "a:b a:c [ a:d .", "@prefix a <b> .", "a:b a:c a:d\n# lost\n."] {
            assert!(Document::parse(text).is_err(), "{text}");
        }
        assert!(Document::parse(&"(".repeat(100_000)).is_err());
    }
}
