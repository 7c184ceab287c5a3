//! What is recognised in a text: people, roles, bodies. Positions are indices of tokens.

/// Something that the text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of the first token, titles and forms of address included.
    pub start: usize,
    /// Index behind the last token.
    pub end: usize,
    /// What it is.
    pub what: What,
}

/// The kinds of mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A person by name.
    Person(PersonMention),
    /// A role, with the body that the text names for it.
    Role(RoleMention),
    /// A body that is named by itself.
    Body(BodyMention),
}

/// A name of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonMention {
    /// The name without titles.
    pub name: String,
    /// Titles, as the ontology notes them.
    pub titles: Vec<String>,
    /// Whether a form of address, title or rank stands before it.
    pub addressed: bool,
}

/// A role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleMention {
    /// Index of the concept among the words.
    pub concept: u32,
    /// Its name, as facts call it.
    pub name: String,
    /// Whether the text calls it former.
    pub former: bool,
    /// The body named behind it.
    pub body: Option<BodyMention>,
    /// Whether a form of address stands before it (`đồng chí Bí thư Đảng bộ`).
    pub addressed: bool,
    /// Whether it is said of several (`các đồng chí Ủy viên`, `bí thư các chi bộ`).
    pub plural: bool,
}

/// A body as the text names it, shortened perhaps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyMention {
    /// Index of the first token.
    pub start: usize,
    /// Index behind the last token.
    pub end: usize,
    /// Index of the head noun's concept among the words.
    pub head: u32,
    /// The head noun, spelled out.
    pub head_name: String,
    /// What qualifies it, spelled out, without the body inside.
    pub qualifiers: Vec<String>,
    /// A level that the text leaves without a place at the end (`Đảng ủy Khối … tỉnh`).
    pub open_level: Option<String>,
    /// The institution or committee that the name goes on with (`Đảng ủy` + `Bệnh viện …`).
    pub inner: Option<Box<BodyMention>>,
    /// Whether the name keeps the `của` before the body inside (`Ủy ban Kinh tế của Quốc hội`).
    pub keeps_of: bool,
    /// Whether it is said of several or of none in particular (`các chi bộ`).
    pub plural: bool,
}

impl BodyMention {
    /// Whether nothing qualifies the head noun.
    pub fn is_bare(&self) -> bool {
        self.qualifiers.is_empty() && self.inner.is_none() && self.open_level.is_none()
    }

    /// The name as far as the text gives it, spelled out.
    pub fn name(&self) -> String {
        self.inner.as_ref().map_or_else(|| self.own_name(), |inner| self.with_inner(&self.own_name(), &inner.name()))
    }

    /// A name of its own and one of the body inside, joined as the text joins them.
    pub fn with_inner(&self, own: &str, inner: &str) -> String {
        let of = if self.keeps_of { " của" } else { "" };
        format!("{own}{of} {inner}")
    }

    /// The name without the body inside.
    pub fn own_name(&self) -> String {
        let mut name = self.head_name.clone();
        for part in self.qualifiers.iter().chain(&self.open_level) {
            name.push(' ');
            name.push_str(part);
        }
        name
    }
}
