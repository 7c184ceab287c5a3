//! Where a role is held: at the body that it names, completed by the roles beside it, else at the one that the text is
//! about.

mod beside;
mod told;

use self::beside::{
    body_behind, chain_body, chain_committee, chain_institution, chain_place, committee_beside, committee_in_chain,
    institution_beside, party_beside,
};
use self::told::{Level, interim, levels, sides};
use super::bodies::{Around, Bodies, Named};
use super::reading::{Read, Reading, body_of};
use super::{delegations, elected};
use crate::ontology::Concept;
use crate::recognize::mention::{BodyMention, RoleMention, What};
use crate::text::key;

/// A sentence, and what it says of where the roles in it are held.
pub(super) struct Place<'p, 'r> {
    reading: &'p Reading<'r>,
    read: &'p Read,
    bodies: &'p Bodies<'r>,
    /// Where the sentence turns to a side (index of the token), and the whole name of the institution that it is.
    sides: Vec<(usize, Option<String>)>,
    /// Where it turns to a level (`Về phía huyện có …`).
    levels: Vec<Level>,
    /// Whether the sentence lists the members of a new committee.
    pub elects: bool,
    /// Whole name of the body whose committee that is, if it is none of the Party's.
    elected: Option<String>,
    /// The new Đảng bộ whose first committee the sentence appoints, and where (index of the token).
    interim: Option<(usize, Named)>,
}

impl<'p, 'r> Place<'p, 'r> {
    /// What a sentence says.
    pub fn of(reading: &'p Reading<'r>, read: &'p Read, bodies: &'p Bodies<'r>) -> Self {
        let (sides, levels) = (sides(reading, read, bodies), levels(reading, read));
        let committee = elected::committee(reading, read);
        let elected = committee.and_then(|(committee, _)| bodies.led_by(committee));
        let of_union = elected.filter(|body| !body.kind.starts_with("party"));
        let interim = interim(reading, read, bodies);
        let elected = of_union.map(|n| n.name);
        Self { reading, read, bodies, sides, levels, elects: committee.is_some(), elected, interim }
    }

    /// The body that one of the roles beside a name, named at a token, is held at; `spoken` is the party body at which the
    /// text has just spoken of the same office.
    pub fn of_role(&self, chain: &[&RoleMention], n: usize, at: usize, spoken: Option<Named>) -> Option<Named> {
        let (reading, bodies, role) = (self.reading, self.bodies, chain.get(n)?);
        let concept = reading.words.get(role.concept)?;
        let institution = chain_institution(chain, bodies).or_else(|| self.side(at));
        let committee = chain_committee(chain, n, at, reading, bodies).or_else(|| self.elected.clone());
        // What someone becomes is of the place that the text is about, whatever place he comes from.
        let beside = self.told_with(chain, n);
        let around = Around { institution, committee, place: chain_place(beside, bodies), at };
        let branch = || self.branch_of_item(at).or_else(|| self.branch_led(at));
        if let Some(branch) = is_of_branch(role, concept).then(branch).flatten() {
            return Some(branch);
        }
        if let Some(body) = &role.body {
            return self.of_body(body, chain, n, &around);
        }
        if let Some(committee) = concept.value("committee") {
            return self.of_committee(committee, chain, &around);
        }
        match concept.value("heldAt") {
            Some("party") => self.of_party(concept, chain, n, &around, spoken),
            Some("branch") => {
                let appointed = self.appointed(at).or_else(|| bodies.branch()).or_else(|| self.branch_of_side(at));
                appointed.or_else(|| bodies.party_body("Chi bộ", &around))
            }
            Some("institution") => {
                let side = || self.side(at).map(|name| Named { kind: bodies.kind_of_name(&name), name, parent: None });
                let behind = || self.behind_comma(at, role);
                institution_beside(chain, n, bodies).or_else(behind).or_else(side).or_else(|| bodies.host())
            }
            Some("none") => None,
            _ => self.of_union_or_ministry(concept, chain, n),
        }
    }

    /// The roles of a chain that stand on the same side as one of words by which someone gets another (`Phó Chủ tịch UBND quận
    /// A, được chỉ định làm Phó Bí thư Đảng ủy`).
    fn told_with<'c, 'm>(&self, chain: &'c [&'m RoleMention], n: usize) -> &'c [&'m RoleMention] {
        let text = &self.reading.text;
        let bodies: Vec<(usize, &BodyMention)> =
            chain.iter().enumerate().filter_map(|(i, role)| Some((i, role.body.as_ref()?))).collect();
        let becomes = |pair: &&[(usize, &BodyMention)]| (pair[0].1.end..pair[1].1.start).any(|i| text.says(i, "được"));
        match bodies.windows(2).find(becomes).map(|pair| pair[0].0 + 1) {
            Some(from) if n < from => &chain[..from],
            Some(from) => &chain[from..],
            None => chain,
        }
    }

    /// Where a member of a committee sits whose role says of which it is (`Tỉnh ủy viên`, `Đảng ủy viên`).
    fn of_committee(&self, committee: &str, chain: &[&RoleMention], around: &Around) -> Option<Named> {
        let bodies = self.bodies;
        // `Đảng ủy viên, Giám đốc Bệnh viện X` where the committee of the department above meets.
        let meets = bodies.meeting().filter(|_| committee == "Đảng ủy" && around.institution.is_some());
        if let Some(own) = meets.as_ref().and_then(|n| n.name.strip_prefix("Đảng bộ ")) {
            let name = format!("Đảng ủy {own}");
            return Some(Named { name, kind: "party-committee".to_owned(), parent: None });
        }
        committee_in_chain(committee, chain, bodies).or_else(|| match committee {
            "Đảng ủy" => committee_beside(chain, bodies).or_else(|| bodies.party_body(committee, around)),
            // `Tỉnh ủy viên, Chánh án Tòa án nhân dân tỉnh X`: that of the place beside it.
            _ => bodies.party_body(committee, around),
        })
    }

    /// Where a party role without a body is held: at the new organisation that the sentence appoints it to, the committee that
    /// meets, the union that holds the event, else at what the roles beside it or the text tell.
    fn of_party(
        &self,
        concept: &Concept,
        chain: &[&RoleMention],
        n: usize,
        around: &Around,
        spoken: Option<Named>,
    ) -> Option<Named> {
        let bodies = self.bodies;
        let meets = concept.value("seatIn") == Some("Ban Chấp hành");
        let told = self.appointed(around.at).or_else(|| bodies.meeting().filter(|_| meets));
        // `Bí thư: đồng chí A` in the report on a congress of the youth union.
        let union = || {
            let labels = || self.reading.text.is_mark(self.behind(around.at), &[':']);
            let alone = chain.iter().all(|r| r.body.is_none()) && (spoken.is_none() || labels());
            bodies.organizer.clone().filter(|o| alone && (meets || o.kind == "youth-union"))
        };
        if let Some(named) = told.or_else(union) {
            return Some(named);
        }
        let later = chain.iter().skip(n + 1).find_map(|r| r.body.as_ref());
        // `Ủy viên BCH giữ chức Chủ nhiệm UBKT LĐLĐ huyện`, `Ủy viên Ban Thường vụ, Trưởng ban Tuyên giáo LĐLĐ tỉnh`
        let of_union = |b: &&BodyMention| matches!(bodies.kind(b.head), "trade-union" | "mass-organization");
        let seat = concept.value("seatIn").is_some();
        let union = later.filter(|_| seat).and_then(|b| b.inner.as_deref()).filter(of_union);
        if let Some(union) = union.and_then(|b| bodies.complete(b)) {
            return Some(union);
        }
        let beside = later.and_then(|b| party_beside(b, bodies, around)).or_else(|| bodies.branch());
        beside.or(spoken).or_else(|| bodies.party_of_text(around))
    }

    /// Where chairs, secretaries and ministers without a body sit: the union or association that holds the event has chairs,
    /// and no ministers.
    fn of_union_or_ministry(&self, concept: &Concept, chain: &[&RoleMention], n: usize) -> Option<Named> {
        let bodies = self.bodies;
        let (needs_body, opens_body) = (concept.is("needsBody"), concept.is("opensBody"));
        let ministry = concept.value("ministry");
        let behind = body_behind(chain, n, bodies).filter(|_| !(needs_body && opens_body));
        if let Some(department) = opens_body.then(|| self.department_of_branch(concept)).flatten() {
            return Some(department);
        }
        let free = ministry.is_none() && !needs_body && !opens_body && concept.value("chairs").is_none();
        let organizer = || bodies.organizer.clone().filter(|_| free);
        // `Thứ trưởng A` in a report of the ministry.
        let of_host = || bodies.host().filter(|host| ministry.is_some_and(|noun| host.name.starts_with(noun)));
        behind.or_else(organizer).or_else(of_host)
    }

    /// `A – Bí thư Chi bộ, Trưởng khoa` in a text on the `Chi bộ Khoa Nội`: the department that the branch is named after.
    fn department_of_branch(&self, concept: &Concept) -> Option<Named> {
        let branch = self.bodies.branch()?.name;
        let name = branch.strip_prefix("Chi bộ ")?;
        let noun = concept.name().rsplit(' ').next()?;
        let department =
            self.bodies.kind_of_name(name) == "department" && key(name).starts_with(&format!("{} ", key(noun)));
        let institution = self.bodies.institution.clone();
        let whole = institution.as_ref().filter(|i| !name.ends_with(i.as_str()));
        let name = whole.map_or_else(|| name.to_owned(), |i| format!("{name} {i}"));
        department.then(|| Named { name, kind: "department".to_owned(), parent: institution })
    }

    /// The new organisation or branch whose first committee the sentence appoints before a token.
    fn appointed(&self, at: usize) -> Option<Named> {
        self.interim.as_ref().filter(|(from, _)| *from < at).map(|(_, named)| named.clone())
    }

    /// The index behind the mention at a token.
    fn behind(&self, at: usize) -> usize {
        let mentions = &self.read.mentions;
        mentions.get(mentions.partition_point(|m| m.start < at)).map_or(at, |m| m.end)
    }

    /// `Phó Chủ nhiệm Chính trị, Bộ Chỉ huy Quân sự tỉnh X`: the institution that a comma parts from a role at a token.
    fn behind_comma(&self, at: usize, role: &RoleMention) -> Option<Named> {
        let mentions = &self.read.mentions;
        let mention = mentions.get(mentions.partition_point(|m| m.start < at)).filter(|m| m.start == at)?;
        let next = mentions.get(mentions.partition_point(|m| m.start <= mention.end))?;
        let comma = next.start == mention.end + 1 && self.reading.text.is_mark(mention.end, &[',']);
        let What::Body(body) = &next.what else { return None };
        let institution = self.bodies.is_institution(body.head) && !body.is_bare();
        if comma && institution && role.body.is_none() { self.bodies.complete(body) } else { None }
    }

    /// The institution whose side the sentence tells at a token.
    fn side(&self, at: usize) -> Option<String> {
        let last = self.sides.partition_point(|(from, _)| *from < at).checked_sub(1)?;
        self.sides[last].1.clone()
    }

    /// A body of which nothing says where it is, as that of the level whose side the sentence tells there.
    fn of_level_of_side(&self, body: &BodyMention) -> Option<BodyMention> {
        let last = self.levels.partition_point(|side| side.at < body.start).checked_sub(1)?;
        let side = &self.levels[last];
        let head = self.reading.words.get(body.head)?;
        let of_place = head.value("takes") == Some("place") && head.value("level").is_none();
        let open = body.inner.is_none() && body.open_level.is_none() && !self.bodies.names_place(body);
        let alone = open && (self.bodies.is_part(body.head) && !body.is_bare() || of_place && body.is_bare());
        let mut own = body.clone();
        // `Về phía xã A có ông B, Bí thư Đảng ủy`
        let of_commune = body.is_bare() && head.name() == "Đảng ủy" && self.reading.words.is_commune(&side.level);
        // `Về phía tỉnh A có ông B, Giám đốc Sở Y tế`
        let of_province = open && head.is("ofProvince") && matches!(side.level.as_str(), "tỉnh" | "thành phố");
        match &side.place {
            // `Về phía huyện A có ông B, Bí thư Huyện ủy`
            Some(place) if body.is_bare() && head.value("level") == Some(side.level.as_str()) => {
                let number = place.starts_with(|c: char| c.is_ascii_digit());
                own.qualifiers.push(if number { format!("{} {place}", side.level) } else { place.clone() });
            }
            Some(place) if alone || of_commune || of_province => own.qualifiers.push(format!("{} {place}", side.level)),
            None if alone => own.open_level = Some(side.level.clone()),
            _ => return None,
        }
        Some(own)
    }

    /// The branch of the institution whose side the sentence tells at a token: `về phía Vụ X có ông A, Bí thư Chi bộ`.
    fn branch_of_side(&self, at: usize) -> Option<Named> {
        let side = self.side(at).filter(|side| self.bodies.institution.as_ref() != Some(side))?;
        let name = self.bodies.branch_within(&side).unwrap_or_else(|| format!("Chi bộ {side}"));
        Some(Named { name, kind: "party-branch".to_owned(), parent: None })
    }

    fn of_body(&self, body: &BodyMention, chain: &[&RoleMention], n: usize, around: &Around) -> Option<Named> {
        let (reading, bodies) = (self.reading, self.bodies);
        let concept = reading.words.get(body.head)?;
        // A role that any body may have (`Thành viên`) is none of the youth union.
        let of_any = |c: &Concept| c.is("needsBody") && !c.is("opensBody") && c.value("heldAt").is_none();
        let member = chain.get(n).and_then(|role| reading.words.get(role.concept)).is_some_and(of_any);
        if member && body.is_bare() && bodies.kind(body.head) == "youth-union" {
            return delegations::last_before(reading, body.start).and_then(|b| bodies.complete(b));
        }
        if body.is_bare()
            && concept.is("beside")
            && let Some(named) = bodies.beside(body, chain_body(chain, n, bodies))
        {
            return Some(named);
        }
        // `Sở Nội vụ có ông A, Giám đốc Sở`
        let begins = |side: &String| key(side).starts_with(&format!("{} ", key(&body.head_name)));
        if let Some(side) = self.side(body.start).filter(|side| body.is_bare() && begins(side)) {
            return Some(Named { kind: bodies.kind_of_name(&side), name: side, parent: None });
        }
        // `Về phía huyện có ông A, Trưởng phòng Y tế`
        if let Some(own) = self.of_level_of_side(body) {
            return bodies.complete_in(&own, around);
        }
        let is_branch = body.is_bare() && !body.plural && body.head_name == "Chi bộ";
        if let Some(branch) = is_branch.then(|| self.branch_of_side(body.start)).flatten() {
            return Some(branch);
        }
        if let Some(branch) = is_branch.then(|| self.branch_of_other(chain)).flatten() {
            return Some(branch);
        }
        let own = (body.is_bare() && body.head_name == "Đảng ủy").then(|| committee_beside(chain, bodies)).flatten();
        let last = || (body.is_bare() && concept.is("lone")).then(|| self.last_of_noun(body)).flatten();
        let branch = || self.branch_of_institution(body, chain, n);
        let of_host = || if is_branch { bodies.branch_of_host() } else { None };
        let union = || self.last_union(body);
        let named = own.or_else(union).or_else(|| bodies.complete_in(body, around)).or_else(last).or_else(branch);
        let of_village = || if is_branch { bodies.branch_of_village(body.start) } else { None };
        named.or_else(of_host).or_else(of_village).or_else(|| self.left_bare(body))
    }

    /// `của Đoàn Thanh niên do A, Bí thư Đoàn trình bày`, `Phó Chủ tịch Hội` in the report on its congress: the youth union that
    /// the sentence has just named by a longer noun, the association that holds the event.
    fn last_union(&self, body: &BodyMention) -> Option<Named> {
        let bodies = self.bodies;
        let lone = self.reading.words.get(body.head).is_some_and(|c| c.is("lone"));
        if !(lone && body.is_bare() && !body.plural) {
            return None;
        }
        let longer = |name: &str| name.strip_prefix(&body.head_name).is_some_and(|rest| rest.starts_with(' '));
        let before = self.read.mentions.iter().rev().filter(|m| m.end <= body.start).filter_map(body_of);
        let named = before.filter(|b| bodies.kind(b.head) == "youth-union" && longer(&b.head_name) && !b.plural);
        let union = named.into_iter().next().and_then(|b| bodies.complete(b));
        union.or_else(|| bodies.organizer.clone().filter(|o| o.kind == "mass-organization" && longer(&o.name)))
    }

    /// `Bí thư Đảng ủy`, `Trưởng ban Pháp chế` where nothing tells whose: a committee or board all the same.
    fn left_bare(&self, body: &BodyMention) -> Option<Named> {
        let kind = self.bodies.kind(body.head);
        let of_institution = |c: &Concept| c.value("takes") == Some("institution");
        let board = || {
            let sits = self.reading.words.get(body.head).is_some_and(of_institution);
            sits && matches!(kind, "party-commission" | "government") && self.reading.text.says(body.start, "ban")
        };
        let told = body.is_bare() && !body.plural && (body.head_name == "Đảng ủy" || board());
        told.then(|| Named { name: body.head_name.clone(), kind: kind.to_owned(), parent: None })
    }

    /// `Bí thư Chi bộ, Cục trưởng Cục X tỉnh B`, in a report on the branch of the Cục X of the province A: the branch of a
    /// guest's institution.
    fn branch_of_other(&self, chain: &[&RoleMention]) -> Option<Named> {
        let bodies = self.bodies;
        let seat = |b: &BodyMention| {
            let whole = b.inner.is_none() && bodies.is_institution(b.head) && !b.is_bare();
            let heads = bodies.names_place(b) && self.reading.words.get(b.head).is_some_and(|c| c.is("seat"));
            if whole && heads { bodies.complete(b) } else { None }
        };
        let named = || chain.iter().filter(|r| !r.former).filter_map(|r| r.body.as_ref());
        // `Bí thư Chi bộ, Trưởng ban Công tác Mặt trận thôn Đông`
        let village = |b: &'_ BodyMention| b.qualifiers.iter().find(|part| bodies.is_village(part)).cloned();
        let kind = "party-branch".to_owned();
        if let Some(village) = named().find_map(village) {
            return Some(Named { name: format!("Chi bộ {village}"), kind, parent: bodies.branch_parent() });
        }
        let other = named().find_map(seat)?;
        let host = bodies.institution.as_ref().filter(|host| **host != other.name)?;
        let alike = host.split(' ').next() == other.name.split(' ').next();
        alike.then(|| Named { name: format!("Chi bộ {}", other.name), kind, parent: None })
    }

    /// `Bí thư Chi bộ, Giám đốc Trung tâm X`: the branch of the institution that another role beside it is held at.
    fn branch_of_institution(&self, body: &BodyMention, chain: &[&RoleMention], n: usize) -> Option<Named> {
        let bodies = self.bodies;
        let is_branch = body.is_bare() && bodies.kind(body.head) == "party-branch" && body.head_name == "Chi bộ";
        let leads = |r: &&RoleMention| {
            let concept = self.reading.words.get(r.concept);
            r.body.as_ref().is_none_or(|b| bodies.is_institution(b.head))
                && concept.is_some_and(|c| c.value("heldAt") == Some("institution"))
        };
        let beside = is_branch && chain.iter().any(leads);
        let institution = if beside { institution_beside(chain, n, bodies).or_else(|| bodies.host()) } else { None };
        institution
            .map(|i| Named { name: format!("Chi bộ {}", i.name), kind: "party-branch".to_owned(), parent: None })
    }
}

/// Whether a role may be one of a branch: it names none but `Chi bộ`, and no other body.
fn is_of_branch(role: &RoleMention, concept: &Concept) -> bool {
    match &role.body {
        Some(body) => body.is_bare() && body.head_name == "Chi bộ",
        None => matches!(concept.value("heldAt"), Some("party" | "branch")) && concept.value("committee").is_none(),
    }
}
