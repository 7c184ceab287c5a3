//! Articles that are made, as many as are wanted: reports of meetings in invented bodies of invented provinces.
//!
//! Article `n` depends on the seed and `n` alone. Each body has its people, who hold its posts for some years; some of
//! them then rise to the body above. Names are drawn as names of people in Vietnam are spread, so that some are shared.

use std::collections::{HashMap, HashSet};

use hoinghi::article::Article;
use hoinghi::facts::{
    Award, CitedDocument, Event, Evidence, Facts, Group, Headcount, Organization, Participation, Person, Post,
};
use jiff::ToSpan;
use jiff::civil::Date;

/// Provinces, each with its department and hospitals.
const PROVINCES: [&str; 20] = [
    "Bạch Thủy",
    "Vân Đài",
    "Sơn Lộc",
    "Hải Tường",
    "Đông Mai",
    "Kim Trà",
    "Yên Lãng",
    "Phú Hoa",
    "Tân Khê",
    "Lâm Hà Bắc",
    "An Bình Thượng",
    "Thạch Giang",
    "Hòa Xuân",
    "Trung Lương",
    "Nam Đàm",
    "Quảng Điền Tây",
    "Minh Châu",
    "Long Sơn",
    "Thanh Vân",
    "Gia Phúc",
];
/// Bodies of each province: the first is above the others.
const BODIES: usize = 60;
/// Posts of each body, the highest first.
const ROLES: [&str; 8] = [
    "Bí thư Đảng ủy",
    "Phó Bí thư Đảng ủy",
    "Giám đốc",
    "Phó Giám đốc",
    "Chủ tịch Công đoàn",
    "Trưởng phòng Tổ chức cán bộ",
    "Chánh Văn phòng",
    "Trưởng khoa Dược",
];
/// Years in which a post is held by one person.
const TERM: i16 = 4;

/// With their share, in parts of a thousand.
const SURNAMES: [(&str, u64); 14] = [
    ("Nguyễn", 380),
    ("Trần", 115),
    ("Lê", 95),
    ("Phạm", 70),
    ("Hoàng", 50),
    ("Phan", 45),
    ("Vũ", 40),
    ("Đặng", 40),
    ("Bùi", 35),
    ("Đỗ", 35),
    ("Hồ", 30),
    ("Ngô", 25),
    ("Dương", 20),
    ("Lý", 20),
];
const MIDDLES: [&str; 20] = [
    "Văn",
    "Thị",
    "Đức",
    "Minh",
    "Thanh",
    "Ngọc",
    "Quang",
    "Hữu",
    "Xuân",
    "Thu",
    "Hồng",
    "Quốc",
    "Đình",
    "Công",
    "Bích",
    "Thế",
    "Kim",
    "Anh",
    "Mạnh",
    "Thị Thu",
];
const GIVEN: [&str; 60] = [
    "Hùng", "Lan", "Sen", "Thuận", "Hòa", "Bình", "Cường", "Dũng", "Hạnh", "Hương", "Khánh", "Linh", "Long", "Mai",
    "Nam", "Nga", "Nhung", "Phong", "Phúc", "Phương", "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Tiến",
    "Toàn", "Trang", "Trung", "Tuấn", "Tùng", "Uyên", "Vân", "Việt", "Vinh", "Yến", "An", "Bảo", "Chi", "Châu", "Đạt",
    "Giang", "Hải", "Hiếu", "Hoa", "Huy", "Kiên", "Lâm", "Loan", "Lợi", "Ly", "Ngân", "Nhàn", "Oanh", "Thành", "Thịnh",
    "Trâm", "Xuyến",
];
const KINDS: [(&str, &str); 4] = [
    ("summary-conference", "Hội nghị tổng kết công tác xây dựng Đảng"),
    ("study-session", "Hội nghị học tập, quán triệt nghị quyết"),
    ("congress", "Đại hội Đảng bộ"),
    ("committee-meeting", "Hội nghị Ban Chấp hành Đảng bộ"),
];

/// Makes articles.
#[derive(Debug, Clone, Copy)]
pub struct Maker {
    seed: u64,
}

/// Whoever holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Holder {
    body: usize,
    post: usize,
    term: i16,
}

impl Maker {
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// A number below `below` that depends on what it is for.
    fn draw(self, what: &[u64], below: u64) -> u64 {
        let mix = |state: u64, part: u64| {
            let mut z = (state ^ part).wrapping_add(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        what.iter().fold(mix(self.seed, 0), |state, part| mix(state, *part)) % below.max(1)
    }

    /// Who holds a post in a term: somebody new, or who held one in a body below before.
    fn holder(self, body: usize, post: usize, term: i16) -> Holder {
        let has_risen =
            term > 0 && body.is_multiple_of(BODIES) && self.draw(&[1, body as u64, post as u64, term as u64], 4) == 0;
        if !has_risen {
            return Holder { body, post, term };
        }
        let below = 1 + self.draw(&[2, body as u64, post as u64, term as u64], BODIES as u64 - 1) as usize;
        Holder { body: body + below, post, term: term - 1 }
    }

    fn name(self, who: Holder) -> String {
        let what = |of| [of, who.body as u64, who.post as u64, who.term as u64];
        let total = SURNAMES.iter().map(|(_, share)| share).sum();
        let mut at = self.draw(&what(3), total);
        let surname = SURNAMES.iter().find(|(_, share)| at.checked_sub(*share).map(|rest| at = rest).is_none());
        let mut middle = MIDDLES[self.draw(&what(4), MIDDLES.len() as u64) as usize].to_owned();
        // Every other name has four syllables.
        if self.draw(&what(17), 2) == 0 {
            middle = format!("{middle} {}", MIDDLES[self.draw(&what(18), MIDDLES.len() as u64) as usize]);
        }
        let given = GIVEN[self.draw(&what(5), GIVEN.len() as u64) as usize];
        format!("{} {middle} {given}", surname.map_or("Lý", |(name, _)| name))
    }

    fn body(body: usize) -> String {
        let province = PROVINCES[body / BODIES % PROVINCES.len()];
        match body % BODIES {
            0 => format!("Sở Y tế tỉnh {province}"),
            1 => format!("Bệnh viện Đa khoa tỉnh {province}"),
            number => format!("Trung tâm Y tế huyện {} {number}", PROVINCES[(body * 7 + number) % PROVINCES.len()]),
        }
    }

    /// The facts of article `number`, and its text.
    pub fn article(self, number: usize) -> (Facts, Article) {
        let n = number as u64;
        let body = self.draw(&[6, n], (PROVINCES.len() * BODIES) as u64) as usize;
        let above = body / BODIES * BODIES;
        let day = Date::constant(2013, 1, 5).saturating_add((self.draw(&[7, n], 4300) as i64).days());
        let term = (day.year() - 2013) / TERM;
        let (kind, event) = KINDS[self.draw(&[8, n], KINDS.len() as u64) as usize];
        let (name, committee) = (Self::body(body), format!("Đảng ủy {}", Self::body(body)));
        let date = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
        let mut page = Page::default();
        let document = format!("made-{number}.txt");
        let title = format!("{committee} tổ chức {event} năm {}", day.year());
        page.say(&format!("{title}\n\n"));
        let held = page.fact("held", &format!("Sáng ngày {date}, {committee} tổ chức {event} năm {}.", day.year()));
        page.say(" Dự hội nghị có ");
        let mut facts = Facts {
            document: document.clone(),
            title: Some(title),
            published: Some(day),
            url: Some(format!("https://example.org/{number}")),
            ..Facts::default()
        };
        let mut seen = HashSet::new();
        let guests = 1 + self.draw(&[9, n], 2) as usize;
        let hosts = 3 + self.draw(&[10, n], 4) as usize;
        for seat in 0..guests + hosts {
            let (at, post) = if seat < guests {
                (above, self.draw(&[11, n, seat as u64], ROLES.len() as u64) as usize)
            } else {
                (body, seat - guests)
            };
            let mut person = self.name(self.holder(at, post % ROLES.len(), term));
            if self.draw(&[12, n, seat as u64], 40) == 0 {
                person = person.to_uppercase();
            }
            if !seen.insert(person.to_lowercase()) {
                continue;
            }
            let (role, organization) = match ROLES[post % ROLES.len()].strip_suffix(" Đảng ủy") {
                Some(role) => (role.to_owned(), format!("Đảng ủy {}", Self::body(at))),
                None => (ROLES[post % ROLES.len()].to_owned(), Self::body(at)),
            };
            page.say("đồng chí ");
            let said = page.fact("name-posts", &format!("{person}, {role} {organization}"));
            page.say("; ");
            let named = Evidence { end: said.start + person.chars().count(), quote: person.clone(), ..said.clone() };
            facts.people.push(Person { name: person.clone(), titles: vec![], evidence: Some(named) });
            facts.posts.push(Post {
                person: person.clone(),
                role,
                organization: Some(organization),
                evidence: Some(said.clone()),
                ..Post::default()
            });
            let kinds = if seat == guests { vec!["attendee", "chair"] } else { vec!["attendee"] };
            let kinds = kinds.into_iter().map(str::to_owned).collect();
            facts.participations.push(Participation { event: "e1".to_owned(), person, kinds, evidence: Some(said) });
        }
        let present = 20 + self.draw(&[13, n], 200);
        let group = page.fact("group", &format!("cùng {present} đảng viên của Đảng bộ."));
        page.say(&format!("\n\nĐồng chí {} khai mạc và chủ trì hội nghị.", facts.people[0].name));
        let (members, branches) = (60 + self.draw(&[14, n], 300), 4 + self.draw(&[15, n], 20));
        let counted = page.fact("headcount", &format!(" Đảng bộ hiện có {branches} chi bộ với {members} đảng viên."));
        let cited_number = format!("{:02}-CT/TW", 1 + self.draw(&[16, n], 40));
        let cited = page.fact("document", &format!(" Năm qua, Đảng bộ thực hiện Chỉ thị số {cited_number}."));
        page.say(" Các đại biểu thảo luận, đóng góp nhiều ý kiến vào dự thảo báo cáo và phương hướng nhiệm vụ.\n\n");
        let honoured = facts.people[facts.people.len() - 1].name.clone();
        let award = page.fact("award", &format!("Hội nghị tặng Giấy khen cho đồng chí {honoured}."));
        facts.events.push(Event {
            id: "e1".to_owned(),
            kind: kind.to_owned(),
            name: format!("{event} năm {}", day.year()),
            date: Some(day),
            part_of_day: Some("morning".to_owned()),
            organizers: vec![committee.clone()],
            evidence: Some(held.clone()),
            ..Event::default()
        });
        facts.groups.push(Group {
            event: "e1".to_owned(),
            group: "đảng viên".to_owned(),
            count: Some(present),
            organization: Some(format!("Đảng bộ {name}")),
            evidence: Some(group),
        });
        for (of, value) in [("party-branches", branches), ("party-members", members)] {
            facts.headcounts.push(Headcount {
                organization: format!("Đảng bộ {name}"),
                of: of.to_owned(),
                value,
                evidence: Some(counted.clone()),
            });
        }
        facts.documents.push(CitedDocument {
            number: Some(cited_number),
            kind: Some("Chỉ thị".to_owned()),
            evidence: Some(cited),
            ..CitedDocument::default()
        });
        facts.awards.push(Award {
            title: "Giấy khen".to_owned(),
            recipient: Some(honoured),
            year: Some(day.year()),
            by: Some(committee.clone()),
            evidence: Some(award),
            ..Award::default()
        });
        for (body, kind, parent) in [
            (committee, "party-committee", Some(name.clone())),
            (format!("Đảng bộ {name}"), "party-organization", Some(name.clone())),
            (name, "hospital", (body != above).then(|| Self::body(above))),
        ] {
            let evidence = Some(held.clone());
            facts.organizations.push(Organization {
                name: body,
                kind: kind.to_owned(),
                parent,
                lies_in: Vec::new(),
                evidence,
            });
        }
        (facts, Article { document, text: page.text, ..Article::default() })
    }

    /// How many people hold the posts that the first `articles` can tell of, and how many of them share their name with
    /// another.
    pub fn homonyms(self) -> (usize, usize) {
        let mut people: HashMap<Holder, String> = HashMap::new();
        for body in 0..PROVINCES.len() * BODIES {
            for post in 0..ROLES.len() {
                for term in 0..3 {
                    let holder = self.holder(body, post, term);
                    people.entry(holder).or_insert_with(|| self.name(holder));
                }
            }
        }
        let mut names: HashMap<&str, usize> = HashMap::new();
        people.values().for_each(|name| *names.entry(name).or_default() += 1);
        (people.len(), names.values().filter(|count| **count > 1).sum())
    }
}

/// A text while it is written.
#[derive(Debug, Default)]
struct Page {
    text: String,
    characters: usize,
}

impl Page {
    fn say(&mut self, words: &str) {
        self.text.push_str(words);
        self.characters += words.chars().count();
    }

    /// Words that say a fact.
    fn fact(&mut self, rule: &str, words: &str) -> Evidence {
        let start = self.characters;
        self.say(words);
        Evidence { start, end: self.characters, quote: words.to_owned(), rule: rule.to_owned() }
    }
}
