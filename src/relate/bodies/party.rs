//! The party bodies that a role or a body of the state stands for: the host's, or those of a level.

use super::{Around, Bodies, Named};
use crate::recognize::mention::BodyMention;
use crate::recognize::words::Head;
use crate::text::key;

impl Bodies<'_> {
    /// The body that an organ such as a Ban Chấp hành leads: the one inside its name, else the union or association that holds
    /// the event, else the host's Đảng bộ.
    pub fn led_by(&self, organ: &BodyMention) -> Option<Named> {
        match &organ.inner {
            _ if !self.is_organ(organ.head) => self.complete(organ),
            Some(inner) => self.complete(inner),
            None => self.organizer.clone().or_else(|| {
                let party = if organ.head_name == "Ban Thường vụ" { "Đảng ủy" } else { "Đảng bộ" };
                self.party_body(party, &Around::default())
            }),
        }
    }

    /// The host's party body of a kind (`Đảng ủy`, `Đảng bộ`), or the branch where the article is about one.
    pub fn party_body(&self, head: &str, around: &Around) -> Option<Named> {
        let body = self.bare(head, around.at)?;
        self.complete_in(&body, around)
    }

    /// The committee that a party role without a body is of: the host's, or that of the level which the text speaks of.
    pub fn party_of_text(&self, around: &Around) -> Option<Named> {
        self.branch().or_else(|| self.committee_of_text(around))
    }

    /// The same, other than a branch.
    pub(super) fn committee_of_text(&self, around: &Around) -> Option<Named> {
        let beside = around.institution.is_some() || around.committee.is_some();
        let own = self.committee.as_ref().filter(|_| !beside).map(|c| self.committee_there(c, around.at));
        let of_place = || {
            let (level, place) = self.split_level(self.base.as_deref().filter(|_| self.host_is_told)?)?;
            if beside || self.words.is_commune(level) {
                None
            } else {
                self.committee_of_place(level, Some(place), around.at)
            }
        };
        own.or_else(of_place).or_else(|| self.party_body("Đảng ủy", around))
    }

    /// The committee that the text speaks of most, or where it tells of several places in turn, that of the last one named.
    fn committee_there(&self, committee: &Named, at: usize) -> Named {
        let head = self.words.heads().iter().find(|h| h.level.is_some() && committee.name.starts_with(h.name.as_str()));
        let level = head.and_then(|h| h.level.as_deref()).filter(|l| self.places.are_several(l));
        level.and_then(|l| self.committee_of_level(l, at)).unwrap_or_else(|| committee.clone())
    }

    /// The Đảng bộ whose committee meets, of which a bare `Ủy viên Ban Chấp hành` is one.
    pub fn meeting(&self) -> Option<Named> {
        self.meeting.clone().filter(|named| named.kind == "party-organization")
    }

    /// The Đảng bộ that a committee leads: of `Tỉnh ủy Hà Tĩnh` the `Đảng bộ tỉnh Hà Tĩnh`, of `Đảng ủy X` the `Đảng bộ
    /// X`.
    pub fn organization_of(&self, committee: Named) -> Named {
        let of = |head: &Head| {
            let rest = committee.name.strip_prefix(head.name.as_str())?.strip_prefix(' ')?;
            let level = head.level.as_deref().filter(|level| !key(rest).starts_with(&key(level)));
            Some(level.map_or_else(|| format!("Đảng bộ {rest}"), |level| format!("Đảng bộ {level} {rest}")))
        };
        let leads = |head: &&Head| head.level.is_some() && head.name.ends_with("ủy") || head.name == "Đảng ủy";
        match self.words.heads().iter().filter(leads).find_map(of) {
            Some(name) => Named { name, kind: "party-organization".to_owned(), parent: None },
            None => committee,
        }
    }

    /// The Đảng bộ that the text named last before a token.
    pub fn last_organization(&self, at: usize) -> Option<Named> {
        let kind = "party-organization";
        let name = self.full.last_before(kind, "Đảng bộ", at).map(str::to_owned);
        let inside = || self.composed.values().rfind(|n| n.kind == kind).map(|n| n.name.clone());
        let name = name.or_else(inside)?;
        Some(Named { name, kind: kind.to_owned(), parent: None })
    }

    /// The branch that the text named last before a token.
    pub fn last_branch(&self, at: usize) -> Option<Named> {
        let name = self.full.last_before("party-branch", "Chi bộ", at).map(str::to_owned);
        let name = name.or_else(|| self.only_composed("Chi bộ"))?;
        Some(Named { name, kind: "party-branch".to_owned(), parent: self.branch_parent() })
    }

    /// The one name with a head noun and a body inside that the text spells out.
    pub(super) fn only_composed(&self, noun: &str) -> Option<String> {
        let begins = |n: &&Named| n.name.strip_prefix(noun).is_some_and(|rest| rest.starts_with(' '));
        let mut named = self.composed.values().filter(begins);
        named.next().filter(|_| named.next().is_none()).map(|n| n.name.clone())
    }

    /// The branch of a host that has no Đảng bộ.
    pub fn branch_of_host(&self) -> Option<Named> {
        let host = self.institution.as_ref().filter(|_| self.host_is_told)?;
        let larger =
            ["Đảng bộ", "Đảng ủy"].iter().any(|noun| self.composed.contains_key(&key(&format!("{noun} {host}"))));
        let name = format!("Chi bộ {host}");
        (!larger).then(|| Named { name, kind: "party-branch".to_owned(), parent: None })
    }

    /// `Bí thư Chi bộ, Trưởng thôn` in a report from one village: its branch.
    pub fn branch_of_village(&self, at: usize) -> Option<Named> {
        let villages = self.words.levels().iter().filter(|level| self.words.is_village(level));
        let level = villages.max_by_key(|level| self.places.weight(level))?;
        let name = format!("Chi bộ {level} {}", self.places.at(level, at)?);
        Some(Named { name, kind: "party-branch".to_owned(), parent: self.branch_parent() })
    }

    /// The branch that the article is about.
    pub fn branch(&self) -> Option<Named> {
        self.branch.clone().map(|name| Named { name, kind: "party-branch".to_owned(), parent: self.branch_parent() })
    }

    /// The branch that the text names after a part of an institution: `Chi bộ Vụ X` of the `Vụ X Bộ Y`.
    pub fn branch_within(&self, part: &str) -> Option<String> {
        let of = |name: &&str| name.strip_prefix("Chi bộ ").is_some_and(|own| part.starts_with(own));
        self.full.names().find(of).map(str::to_owned)
    }

    /// The Đảng bộ that a branch, perhaps one `of` another body, is under; of the branch of a whole institution, which no Đảng bộ of the
    /// same is above, the institution.
    pub(super) fn parent_of_branch(&self, name: &str, of: Option<&BodyMention>) -> Option<String> {
        let whole = name.strip_prefix("Chi bộ ").map(|rest| rest.strip_prefix("cơ sở ").unwrap_or(rest).to_owned());
        // `Chi bộ Trường A` is under no other school.
        let host = self.institution.as_ref().map(|host| self.kind_by_name(host));
        let school = |kind: &str| kind == "school";
        let alike =
            host.as_deref().is_some_and(school) && of.is_some_and(|of| !of.is_bare() && school(self.kind(of.head)));
        let parent = if alike { self.branch_of.clone() } else { self.branch_parent() };
        match parent.as_deref().and_then(|parent| parent.strip_prefix("Đảng bộ ")) {
            None if alike => whole,
            Some(above) if whole.as_deref() == Some(above) => whole,
            _ => parent,
        }
    }

    pub fn branch_parent(&self) -> Option<String> {
        self.branch_of.clone().or_else(|| self.base.as_ref().map(|b| format!("Đảng bộ {b}")))
    }

    /// The committee that a role such as `Huyện ủy viên` is held at.
    pub fn committee(&self, head: &str, at: usize) -> Option<Named> {
        self.complete(&self.bare(head, at)?)
    }

    /// The committee of a level (`Huyện ủy` for `huyện`), with its place.
    pub fn committee_of_level(&self, level: &str, at: usize) -> Option<Named> {
        let of_level = |h: &&Head| h.level.as_deref() == Some(level) && h.name.ends_with("ủy");
        let head = self.words.heads().iter().find(of_level)?;
        self.committee(&head.name, at)
    }

    /// The party body that one with a name of its own is under (`Văn phòng Trung ương Đảng`).
    pub fn party_above(&self, body: &BodyMention) -> Option<Named> {
        let above = self.words.head(self.words.get(body.head)?.value("under")?)?;
        let kind = self.kind(above.concept);
        kind.starts_with("party").then(|| Named { name: above.name.clone(), kind: kind.to_owned(), parent: None })
    }

    /// The Đảng ủy of a body, if the text names it somewhere.
    pub fn named_committee_of(&self, body: &BodyMention) -> Option<Named> {
        let parent = self.complete(body)?.name;
        let name = format!("Đảng ủy {parent}");
        let kind = "party-committee".to_owned();
        self.composed.contains_key(&key(&name)).then_some(Named { name, kind, parent: Some(parent) })
    }

    /// The party committee on the level of a government body: `Huyện ủy` beside `UBND huyện`, `Đảng ủy xã X` beside `HĐND
    /// xã`.
    pub fn committee_beside(&self, body: &BodyMention) -> Option<Named> {
        let qualified =
            body.qualifiers.iter().find_map(|q| self.split_level(q)).map(|(level, place)| (level, Some(place)));
        let (level, place) = qualified.or_else(|| body.open_level.as_deref().map(|l| (l, None)))?;
        // Whoever heads a police or health station of a commune is of the commune's committee.
        let of_state = matches!(self.kind(body.head), "government" | "mass-organization");
        let of_party = self.kind(body.head).starts_with("party") && self.kind(body.head) != "party-commission";
        if of_party || !(of_state || self.words.is_commune(level)) {
            return None;
        }
        if self.words.is_commune(level) {
            let place = place.or_else(|| self.places.at(level, body.start));
            let name = place.map_or_else(|| format!("Đảng ủy {level}"), |p| format!("Đảng ủy {level} {p}"));
            return Some(Named { name, kind: "party-committee".to_owned(), parent: None });
        }
        self.committee_of_place(level, place, body.start)
    }

    /// The committee of a level, of the place that is given or else of that which is meant at a token.
    fn committee_of_place(&self, level: &str, place: Option<&str>, at: usize) -> Option<Named> {
        let committee = self.committee_of_level(level, at)?;
        let bare = !committee.name.contains(' ') || committee.name.split(' ').count() == 2;
        Some(match place {
            Some(place) if bare => Named { name: format!("{} {place}", committee.name), ..committee },
            _ => committee,
        })
    }

    /// A party group such as `Đảng đoàn` that sits in the body named beside it: the one that the text spells out, if it
    /// spells out just one and the body beside is of no place, else that of the body.
    pub fn beside(&self, group: &BodyMention, body: Option<Named>) -> Option<Named> {
        let only = self.full.only_of_head(group.head).map(str::to_owned);
        let levels = self.words.levels();
        let of_place = body.as_ref().is_some_and(|b| levels.iter().any(|l| b.name.contains(&format!(" {l} "))));
        let of_body = body.map(|b| format!("{} {}", group.head_name, b.name));
        let name = if of_place { of_body.or(only) } else { only.or(of_body) }?;
        Some(Named { name, kind: self.kind(group.head).to_owned(), parent: None })
    }
}
