//! A SKOS concept, as the program uses it.

/// A SKOS concept of one of the ontology's schemes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its IRI.
    pub iri: String,
    /// Local name of its scheme's IRI, such as `roles`.
    pub scheme: String,
    /// `skos:notation`: the name that facts use, where it differs from the label (`summary-conference`).
    pub notation: Option<String>,
    /// All labels, preferred ones first.
    pub labels: Vec<Label>,
    /// Every other property by the local name of its predicate, with its values (local names of IRIs, texts of literals), all
    /// sorted.
    pub properties: Vec<(String, Vec<String>)>,
}

/// A word or phrase for a concept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Preferred, alternative or hidden.
    pub kind: LabelKind,
    /// The words.
    pub text: String,
    /// Language tag; empty where there is none.
    pub language: String,
}

/// The three SKOS kinds of label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKind {
    /// `skos:prefLabel`
    Preferred,
    /// `skos:altLabel`
    Alternative,
    /// `skos:hiddenLabel`: abbreviations and misspellings
    Hidden,
}

impl Concept {
    /// The preferred label in a language.
    pub fn pref_label(&self, language: &str) -> Option<&str> {
        self.labels.iter().find(|l| l.kind == LabelKind::Preferred && l.language == language).map(|l| l.text.as_str())
    }

    /// The name that facts use: the notation, else the Vietnamese preferred label.
    pub fn name(&self) -> &str {
        self.notation.as_deref().or_else(|| self.pref_label("vi")).unwrap_or(&self.iri)
    }

    /// Every word for it in Vietnamese, abbreviations and misspellings included; labels without a language count too.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().filter(|l| l.language == "vi" || l.language.is_empty()).map(|l| l.text.as_str())
    }

    /// The values of a property, by the local name of its predicate.
    pub fn values(&self, property: &str) -> &[String] {
        // A concept has a handful: most are told apart from the one asked for by their length alone.
        self.properties.iter().find(|(name, _)| name == property).map_or(&[], |(_, values)| values)
    }

    /// The first value of a property.
    pub fn value(&self, property: &str) -> Option<&str> {
        self.values(property).first().map(String::as_str)
    }

    /// Whether a property is `true`.
    pub fn is(&self, property: &str) -> bool {
        self.value(property) == Some("true")
    }

    /// A number, such as a rank or level.
    pub fn number(&self, property: &str) -> Option<i64> {
        self.value(property)?.parse().ok()
    }
}
