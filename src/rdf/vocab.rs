//! The terms that quads are made of.

/// Declares constants for the terms of a namespace.
macro_rules! terms {
    ($(#[$doc:meta])* $module:ident = $namespace:literal { $($name:ident = $local:literal,)* }) => {
        $(#[$doc])*
        #[allow(missing_docs)]
        pub mod $module {
            use oxigraph::model::NamedNodeRef;
            $(pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($namespace, $local));)*
        }
    };
}

terms! {
    /// Our own vocabulary, `ontology/vocabulary.ttl`.
    hn = "https://w3id.org/hoinghi/ontology#" {
        EVENT = "Event",
        PARTICIPATION = "Participation",
        GROUP_ATTENDANCE = "GroupAttendance",
        AWARD_CONFERRAL = "AwardConferral",
        HEADCOUNT = "Headcount",
        INDICATOR = "Indicator",
        CITED_DOCUMENT = "CitedDocument",
        HONORIFIC = "honorific",
        BODY_TYPE = "bodyType",
        WITHIN = "within",
        REPORTED = "reported",
        FIRST_REPORTED = "firstReported",
        LAST_REPORTED = "lastReported",
        FORMER = "former",
        EVENT_TYPE = "eventType",
        PART_OF_DAY = "partOfDay",
        AT_EVENT = "event",
        PARTICIPANT = "participant",
        PARTICIPATION_KIND = "participationKind",
        HELD_POST = "heldPost",
        GROUP = "group",
        COUNT = "count",
        BODY = "body",
        RECIPIENT = "recipient",
        RECIPIENT_NAME = "recipientName",
        CONFERRED_BY = "conferredBy",
        YEAR = "year",
        COUNTED = "counted",
        DOCUMENT_KIND = "documentKind",
        ISSUER = "issuer",
        UNIT = "unit",
        COMPARISON = "comparison",
        RULE = "rule",
        CONTENT_HASH = "contentHash",
    }
}

terms! {
    /// Friend of a Friend.
    foaf = "http://xmlns.com/foaf/0.1/" { PERSON = "Person", NAME = "name", }
}

terms! {
    /// The Organization Ontology.
    org = "http://www.w3.org/ns/org#" {
        ORGANIZATION_CLASS = "Organization",
        MEMBERSHIP = "Membership",
        MEMBER = "member",
        ORGANIZATION = "organization",
        ROLE = "role",
        SUB_ORGANIZATION_OF = "subOrganizationOf",
    }
}

terms! {
    /// schema.org.
    schema = "https://schema.org/" {
        NEWS_ARTICLE = "NewsArticle",
        HEADLINE = "headline",
        DATE_PUBLISHED = "datePublished",
        DATE_CREATED = "dateCreated",
        URL = "url",
        AUTHOR = "author",
        ABOUT = "about",
        CITATION = "citation",
        NAME = "name",
        VALUE = "value",
        START_DATE = "startDate",
        END_DATE = "endDate",
        LOCATION = "location",
        ORGANIZER = "organizer",
        ATTENDEE = "attendee",
    }
}

terms! {
    /// Simple Knowledge Organization System.
    skos = "http://www.w3.org/2004/02/skos/core#" {
        CONCEPT = "Concept",
        IN_SCHEME = "inScheme",
        PREF_LABEL = "prefLabel",
        ALT_LABEL = "altLabel",
    }
}

terms! {
    /// Dublin Core.
    dcterms = "http://purl.org/dc/terms/" { IDENTIFIER = "identifier", TITLE = "title", }
}

terms! {
    /// The provenance ontology.
    prov = "http://www.w3.org/ns/prov#" { WAS_DERIVED_FROM = "wasDerivedFrom", }
}

terms! {
    /// Web Annotation.
    oa = "http://www.w3.org/ns/oa#" {
        SPECIFIC_RESOURCE = "SpecificResource",
        HAS_SOURCE = "hasSource",
        HAS_SELECTOR = "hasSelector",
        TEXT_POSITION_SELECTOR = "TextPositionSelector",
        TEXT_QUOTE_SELECTOR = "TextQuoteSelector",
        START = "start",
        END = "end",
        EXACT = "exact",
    }
}
