//! Every IRI that our data is written in, in one place.

/// A module of IRIs in one namespace.
macro_rules! namespace {
    ($(#[$doc:meta])* $module:ident = $namespace:literal { $($name:ident = $local:literal),* $(,)? }) => {
        $(#[$doc])*
        pub mod $module {
            use oxigraph::model::NamedNodeRef;

            /// The namespace.
            pub const NAMESPACE: &str = $namespace;
            /// All of them.
            pub const ALL: &[NamedNodeRef<'static>] = &[$($name),*];
            $(
                #[doc = concat!("`", $local, "`")]
                pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $local));
            )*
        }
    };
}

namespace! {
    /// Our own terms.
    hn = "https://w3id.org/hoinghi/ontology#" {
        AWARD_CONFERRAL = "AwardConferral",
        CITED_DOCUMENT = "CitedDocument",
        COMMUNE = "Commune",
        DISTRICT = "District",
        EVENT = "Event",
        GROUP_ATTENDANCE = "GroupAttendance",
        HEADCOUNT = "Headcount",
        INDICATOR = "Indicator",
        JUDGEMENT = "Judgement",
        PARTICIPATION = "Participation",
        PROVINCE = "Province",
        BODY_TYPE = "bodyType",
        COMPARISON = "comparison",
        CONFERRED_BY = "conferredBy",
        CONTENT_HASH = "contentHash",
        COUNT = "count",
        COUNTS = "counts",
        DOCUMENT_KIND = "documentKind",
        IN_EVENT = "event",
        EVENT_TYPE = "eventType",
        FIRST_REPORTED = "firstReported",
        FORMER = "former",
        HELD_POST = "heldPost",
        HONORIFIC = "honorific",
        ISSUER = "issuer",
        LAST_REPORTED = "lastReported",
        NAME_KEY = "nameKey",
        NAME_OF_ONE = "nameOfOne",
        NAME_OF_OTHER = "nameOfOther",
        OF_BODY = "ofBody",
        ONE = "one",
        OTHER = "other",
        PART_OF_DAY = "partOfDay",
        PARTICIPANT = "participant",
        PARTICIPATION_KIND = "participationKind",
        RANK = "rank",
        RECIPIENT = "recipient",
        RECIPIENT_GROUP = "recipientGroup",
        REPORTED_ON = "reportedOn",
        RESOLVED_TO = "resolvedTo",
        RULE = "rule",
        SEAT = "seatKey",
        SEEN_AT = "seenAt",
        TOLD_APART_BY = "toldApartBy",
        VERDICT = "verdict",
        WITHIN = "within",
        YEAR = "year",
    }
}

namespace! {
    /// schema.org: events, articles.
    schema = "https://schema.org/" {
        NEWS_ARTICLE = "NewsArticle",
        ATTENDEE = "attendee",
        AUTHOR = "author",
        CONTAINED_IN_PLACE = "containedInPlace",
        DATE_PUBLISHED = "datePublished",
        END_DATE = "endDate",
        HEADLINE = "headline",
        LOCATION = "location",
        NAME = "name",
        ORGANIZER = "organizer",
        START_DATE = "startDate",
        SUBJECT_OF = "subjectOf",
        UNIT_TEXT = "unitText",
        URL = "url",
        VALUE = "value",
    }
}

namespace! {
    /// The Organization Ontology: bodies and posts.
    org = "http://www.w3.org/ns/org#" {
        CHANGE_EVENT = "ChangeEvent",
        MEMBERSHIP = "Membership",
        ORGANIZATION = "Organization",
        HAS_MEMBER = "member",
        ORIGINAL_ORGANIZATION = "originalOrganization",
        RESULTING_ORGANIZATION = "resultingOrganization",
        IN_ORGANIZATION = "organization",
        ROLE = "role",
        SUB_ORGANIZATION_OF = "subOrganizationOf",
    }
}

namespace! {
    /// FOAF: people.
    foaf = "http://xmlns.com/foaf/0.1/" {
        PERSON = "Person",
        NAME = "name",
    }
}

namespace! {
    /// SKOS: labels.
    skos = "http://www.w3.org/2004/02/skos/core#" {
        ALT_LABEL = "altLabel",
        NOTATION = "notation",
        PREF_LABEL = "prefLabel",
    }
}

namespace! {
    /// PROV-O: from claim to passage.
    prov = "http://www.w3.org/ns/prov#" {
        WAS_DERIVED_FROM = "wasDerivedFrom",
    }
}

namespace! {
    /// Web Annotation: where a passage stands.
    oa = "http://www.w3.org/ns/oa#" {
        SPECIFIC_RESOURCE = "SpecificResource",
        TEXT_POSITION_SELECTOR = "TextPositionSelector",
        TEXT_QUOTE_SELECTOR = "TextQuoteSelector",
        END = "end",
        EXACT = "exact",
        HAS_SELECTOR = "hasSelector",
        HAS_SOURCE = "hasSource",
        START = "start",
    }
}

namespace! {
    /// Dublin Core: documents.
    dcterms = "http://purl.org/dc/terms/" {
        CONFORMS_TO = "conformsTo",
        CREATED = "created",
        CREATOR = "creator",
        IDENTIFIER = "identifier",
        IS_REPLACED_BY = "isReplacedBy",
        REPLACES = "replaces",
        ISSUED = "issued",
        TITLE = "title",
    }
}

namespace! {
    /// SHACL: shapes, and reports on what does not hold.
    sh = "http://www.w3.org/ns/shacl#" {
        CONFORMS = "conforms",
        CONSTRAINT_COMPONENT = "ConstraintComponent",
        FOCUS_NODE = "focusNode",
        INFO = "Info",
        RESULT = "result",
        RESULT_MESSAGE = "resultMessage",
        RESULT_PATH = "resultPath",
        RESULT_SEVERITY = "resultSeverity",
        SOURCE_CONSTRAINT = "sourceConstraint",
        SOURCE_CONSTRAINT_COMPONENT = "sourceConstraintComponent",
        SOURCE_SHAPE = "sourceShape",
        VALIDATION_REPORT = "ValidationReport",
        VALIDATION_RESULT = "ValidationResult",
        VALUE = "value",
        VIOLATION = "Violation",
        WARNING = "Warning",
        MIN_COUNT_COMPONENT = "MinCountConstraintComponent",
        MAX_COUNT_COMPONENT = "MaxCountConstraintComponent",
        HAS_VALUE_COMPONENT = "HasValueConstraintComponent",
        UNIQUE_LANG_COMPONENT = "UniqueLangConstraintComponent",
        CLASS_COMPONENT = "ClassConstraintComponent",
        DATATYPE_COMPONENT = "DatatypeConstraintComponent",
        NODE_KIND_COMPONENT = "NodeKindConstraintComponent",
        IN_COMPONENT = "InConstraintComponent",
        LANGUAGE_IN_COMPONENT = "LanguageInConstraintComponent",
        MIN_LENGTH_COMPONENT = "MinLengthConstraintComponent",
        MAX_LENGTH_COMPONENT = "MaxLengthConstraintComponent",
        PATTERN_COMPONENT = "PatternConstraintComponent",
        MIN_EXCLUSIVE_COMPONENT = "MinExclusiveConstraintComponent",
        MIN_INCLUSIVE_COMPONENT = "MinInclusiveConstraintComponent",
        MAX_EXCLUSIVE_COMPONENT = "MaxExclusiveConstraintComponent",
        MAX_INCLUSIVE_COMPONENT = "MaxInclusiveConstraintComponent",
        LESS_THAN_COMPONENT = "LessThanConstraintComponent",
        LESS_THAN_OR_EQUALS_COMPONENT = "LessThanOrEqualsConstraintComponent",
        EQUALS_COMPONENT = "EqualsConstraintComponent",
        DISJOINT_COMPONENT = "DisjointConstraintComponent",
        NOT_COMPONENT = "NotConstraintComponent",
        AND_COMPONENT = "AndConstraintComponent",
        OR_COMPONENT = "OrConstraintComponent",
        XONE_COMPONENT = "XoneConstraintComponent",
        NODE_COMPONENT = "NodeConstraintComponent",
        CLOSED_COMPONENT = "ClosedConstraintComponent",
        SPARQL_COMPONENT = "SPARQLConstraintComponent",
    }
}

/// The named graph that holds the ontology.
pub const ONTOLOGY_GRAPH: &str = "https://w3id.org/hoinghi/ontology";

/// The named graph that holds the judgements of people on who is who.
pub const JUDGEMENT_GRAPH: &str = "https://w3id.org/hoinghi/id/judgements";

/// The named graph that holds what follows from the default graph by the axioms of the ontology.
pub const INFERRED_GRAPH: &str = "https://w3id.org/hoinghi/id/inferred";

/// The named graph that holds earlier ontologies, and which articles were read with them.
pub const EARLIER_GRAPH: &str = "https://w3id.org/hoinghi/id/earlier-ontology";
