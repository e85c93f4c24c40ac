//! The command line's arguments.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use namens_norms::clock::{Date, Moment, TimeOfDay};
use namens_norms::texts::Lang;
use namens_norms::{
    Account, Audience, Context, Dossier, Function, Norm, Organisation, Profile, Sector, Surface,
    WorkHours,
};
use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};
use std::path::PathBuf;

/// Says before posting what a public servant may want to think about again.
#[derive(Debug, Parser)]
#[command(name = "namens", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Box<Check>),
    Explain(Box<Explain>),
    Eval(Eval),
    Rules(Rules),
}

/// Check posts: JSON lines in, JSON lines out; or one text, for a person.
#[derive(Debug, Args)]
#[command(after_long_help = LINES)]
pub(crate) struct Check {
    /// JSON lines to read; standard input when there is none, or for "-".
    #[arg(conflicts_with = "text")]
    pub(crate) files: Vec<PathBuf>,
    /// The language of reasons and advice.
    #[arg(long, default_value = "nl", value_parser = one_of(&["nl", "en"], language))]
    pub(crate) lang: Lang,
    /// Check this text and show the result to a person.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) text: Option<String>,
    #[command(flatten)]
    pub(crate) writer: Writer,
    #[command(flatten)]
    pub(crate) place: Place,
}

const LINES: &str = r#"A line in:
  {"id":"1","text":"…","profile":{…},"context":{…}}
  Only "text" is required. "id" is a string or a whole number and comes back as
  given. Unknown keys are ignored, blank lines are skipped; of a key given twice
  the last counts. UTF-8; half a surrogate pair ("\ud83d") counts as U+FFFD.
  profile: function (communication | leadership | advisor | other),
    political_office (true | false),
    organisations [{"name":"…","aliases":["…"],"sector":"…"}], with sector one of
      rijk | gemeente | provincie | waterschap | politie | veiligheidsregio |
      defensie | rechtspraak | onderwijs | zorg | uitvoering | overig,
    offices ["…"], dossiers [{"name":"…","words":["…"],"agreed_until":"2026-12-31"}],
    official_accounts ["…"],
    work_hours null | {"days":[1,2,3,4,5],"from":"09:00","to":"17:00"}
  context: site, surface (post | reply | comment | message | mail),
    account {"handle":"…","name":"…","bio":"…","official":true | false},
    audience (public | followers | group | private),
    now "2026-11-24T20:00:00+01:00", topical ["…"], election_period (true | false)

The line out, in the same order:
  {"id":"1","level":"none | notice | confirm","linked":true | false,
   "language":"nl | en | other","findings":[{"norm":"…",
   "strength":"weak | strong | grave","level":"notice | confirm","rule":"…",
   "start":0,"end":4,"quote":"…","tips":[7,6],"reason":"…","advice":"…","proposal":"…"}]}
  proposal is what could stand in the place of the words, where there is one.
  start and end count UTF-16 code units of the text; 0 and 0 is a finding about
  the account or the moment.

For a line that cannot be read, in its place:
  {"id":null,"line":3,"error":"profile.function: expected one of …"}
  with the same on standard error; the rest goes on. Lines count from 1 in each
  file, blank ones too. No message repeats what the line held.

Exit status: 0 when all was read, 2 when a line or a file could not be read."#;

/// Who writes, for --text.
#[derive(Debug, Args)]
#[command(next_help_heading = "Who writes (with --text)")]
pub(crate) struct Writer {
    /// The function type.
    #[arg(long, requires = "text", default_value = "other", value_parser = one_of(&Function::ALL.map(Function::id), known::<Function>))]
    function: Function,
    /// The writer is an elected or appointed politician.
    #[arg(long, requires = "text")]
    political_office: bool,
    /// The employer.
    #[arg(long, requires = "text", value_name = "NAME")]
    organisation: Option<String>,
    /// Another name of the employer; may be repeated.
    #[arg(long, requires = "organisation", value_name = "NAME")]
    alias: Vec<String>,
    /// The employer's sector.
    #[arg(long, requires = "organisation", default_value = "overig", value_parser = one_of(&Sector::ALL.map(Sector::id), known::<Sector>))]
    sector: Sector,
    /// A job title; may be repeated.
    #[arg(long, requires = "text", value_name = "TITLE")]
    office: Vec<String>,
    /// An own subject, with the words it is known by; may be repeated.
    #[arg(long, requires = "text", value_name = "NAME[=WORD,WORD…]", value_parser = dossier)]
    dossier: Vec<Dossier>,
    /// The last day until which speaking about the dossiers is agreed.
    #[arg(long, requires = "dossier", value_name = "2026-12-31")]
    agreed_until: Option<Date>,
    /// A handle that speaks for the organisation; may be repeated.
    #[arg(long, requires = "text", value_name = "HANDLE")]
    official_account: Vec<String>,
    /// Working hours.
    #[arg(long, requires = "text", value_name = "09:00-17:00", value_parser = hours)]
    work_hours: Option<(TimeOfDay, TimeOfDay)>,
    /// Working days, 1 (Monday) to 7 (Sunday).
    #[arg(long, requires = "work_hours", value_name = "1,2,3", value_delimiter = ',', default_value = "1,2,3,4,5", value_parser = clap::value_parser!(u8).range(1..=7))]
    work_days: Vec<u8>,
}

/// Where and when, for --text.
#[derive(Debug, Args)]
#[command(next_help_heading = "Where and when (with --text)")]
pub(crate) struct Place {
    /// The site ("mastodon").
    #[arg(long, requires = "text", default_value = "", hide_default_value = true)]
    site: String,
    /// What is being written.
    #[arg(long, requires = "text", default_value = "post", value_parser = one_of(&SURFACES, known::<Surface>))]
    surface: Surface,
    /// Who can read it.
    #[arg(long, requires = "text", default_value = "public", value_parser = one_of(&AUDIENCES, known::<Audience>))]
    audience: Audience,
    /// The account's handle.
    #[arg(long, requires = "text", value_name = "HANDLE")]
    handle: Option<String>,
    /// The account's shown name.
    #[arg(long, requires = "text", value_name = "NAME")]
    account_name: Option<String>,
    /// The description in the account's profile.
    #[arg(long, requires = "text", allow_hyphen_values = true)]
    bio: Option<String>,
    /// The account speaks for the organisation.
    #[arg(long, requires = "text")]
    official: bool,
    /// The local time.
    #[arg(long, requires = "text", value_name = "2026-11-24T20:00:00+01:00")]
    now: Option<Moment>,
    /// A word that is in the news; may be repeated.
    #[arg(long, requires = "text", value_name = "WORD")]
    topical: Vec<String>,
    /// An election period runs.
    #[arg(long, requires = "text")]
    election_period: bool,
}

/// Take one text apart: its words and their classes, the rules that were tried,
/// what links and what cancels, and how each finding got its level.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The text.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) text: String,
    /// Also the rules of which no match was found.
    #[arg(long)]
    pub(crate) all: bool,
    /// Write one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) writer: Writer,
    #[command(flatten)]
    pub(crate) place: Place,
}

/// Score labelled posts: lines of `check` with an "expect".
#[derive(Debug, Args)]
#[command(after_long_help = LABELS)]
pub(crate) struct Eval {
    /// JSON lines to read; "-" is standard input.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Write one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    /// Score only posts whose expected norms are all among these, or none;
    /// findings of other norms are left out.
    #[arg(long, value_delimiter = ',', value_parser = one_of(&Norm::ALL.map(Norm::id), known::<Norm>))]
    pub(crate) norms: Vec<Norm>,
    /// End with status 1 when the share of posts at the exact level is below
    /// this, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(crate) at_least: Option<f64>,
}

const LABELS: &str = r#"A line in is a line of `namens check` with what is expected of it:
  "expect":{"level":"none | notice | confirm","norms":[…],"may":[…],"never":[…]}
  norms must be found, never must not be, may counts neither way: findings of
  may norms that norms does not name are left out before levels are compared.

hit: an expected norm that was found. miss: an expected norm that was not.
false alarm: a norm that was found and that neither norms nor may names (so
also each one that never names). precision = hits / (hits + false alarms),
recall = hits / (hits + misses), f1 their harmonic mean; "-", or null in JSON,
where there is nothing to divide by.
A post is at the exact level when the found level is the expected one. It fails
when its level is another, or with a miss or a false alarm.

With --json one object:
  {"posts":1,"left_out":0,"unread":0,"exact":1,"exact_share":1.0,
   "levels":{EXPECTED:{FOUND:posts}},
   "scores":[{"norm":"… | all","function":"… | all","hits":1,"misses":0,
     "false_alarms":0,"precision":1.0,"recall":1.0,"f1":1.0}],
   "failing":[{"id":"1","file":"…","line":1,"function":"…","expected":"none",
     "found":"none","missing":[…],"forbidden":[…],"unexpected":[…],"text":"…"}]}
  left_out counts the posts that --norms leaves out, unread the lines that could
  not be read; forbidden are false alarms that never names, unexpected the others.

Exit status: 0 when all was read, whatever the score; 1 when --at-least is not
reached; 2 when a line or a file could not be read."#;

/// List the rules: id, norm, strength and source, with tabs between them.
#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// Write JSON lines.
    #[arg(long)]
    pub(crate) json: bool,
}

const SURFACES: [&str; 5] = ["post", "reply", "comment", "message", "mail"];
const AUDIENCES: [&str; 4] = ["public", "followers", "group", "private"];

impl Writer {
    /// As the engine takes it.
    pub(crate) fn profile(&self) -> Profile {
        let organisation = self.organisation.as_ref().map(|name| Organisation {
            name: name.clone(),
            aliases: self.alias.clone(),
            sector: self.sector,
        });
        let dossiers = self.dossier.iter().map(|dossier| Dossier {
            agreed_until: self.agreed_until,
            ..dossier.clone()
        });
        Profile {
            function: self.function,
            political_office: self.political_office,
            organisations: organisation.into_iter().collect(),
            offices: self.office.clone(),
            dossiers: dossiers.collect(),
            official_accounts: self.official_account.clone(),
            work_hours: self.work_hours.map(|(from, to)| WorkHours {
                days: self.work_days.clone(),
                from,
                to,
            }),
        }
    }
}

impl Place {
    /// As the engine takes it.
    pub(crate) fn context(&self) -> Context {
        let account = Account {
            handle: self.handle.clone().unwrap_or_default(),
            name: self.account_name.clone().unwrap_or_default(),
            bio: self.bio.clone().unwrap_or_default(),
            official: self.official,
        };
        Context {
            site: self.site.clone(),
            surface: self.surface,
            account: (account != Account::default()).then_some(account),
            audience: self.audience,
            now: self.now,
            topical: self.topical.clone(),
            election_period: self.election_period,
        }
    }
}

/// An argument that takes one of a few words.
fn one_of<T: Clone + Send + Sync + 'static>(
    words: &[&'static str],
    read: fn(&str) -> T,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words.to_vec()).map(move |word| read(&word))
}

/// The value of a word that the engine's type knows, as in JSON.
fn known<T: DeserializeOwned>(word: &str) -> T {
    T::deserialize(StrDeserializer::<Error>::new(word)).expect("the words are the type's own")
}

fn language(word: &str) -> Lang {
    match word {
        "en" => Lang::En,
        _ => Lang::Nl,
    }
}

fn dossier(given: &str) -> Result<Dossier, String> {
    let (name, words) = given.split_once('=').unwrap_or((given, given));
    let words: Vec<_> = words.split(',').map(str::trim).collect();
    if name.trim().is_empty() || words.contains(&"") {
        return Err("wanted: a name, or a name, \"=\" and words with commas between".to_owned());
    }
    Ok(Dossier {
        name: name.trim().to_owned(),
        words: words.into_iter().map(str::to_owned).collect(),
        agreed_until: None,
    })
}

fn hours(given: &str) -> Result<(TimeOfDay, TimeOfDay), String> {
    let (from, to) = given.split_once('-').ok_or("wanted: 09:00-17:00")?;
    let time = |text: &str| text.parse().map_err(|error| format!("{error}"));
    Ok((time(from)?, time(to)?))
}

fn share(given: &str) -> Result<f64, String> {
    let share = given.parse().ok();
    share
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "wanted: a number from 0 to 1".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn check(arguments: &[&str]) -> Check {
        let all = ["namens", "check", "--text", "a"].iter().chain(arguments);
        match Arguments::try_parse_from(all).unwrap().command {
            Command::Check(check) => *check,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_definition_holds() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_word_is_one_that_the_engine_knows() {
        for surface in SURFACES {
            check(&["--surface", surface]);
        }
        for audience in AUDIENCES {
            check(&["--audience", audience]);
        }
        for function in Function::ALL {
            let read = check(&["--function", function.id()]).writer.profile();
            assert_eq!(read.function, function);
        }
        for sector in Sector::ALL {
            let read = check(&["--organisation", "a", "--sector", sector.id()]);
            assert_eq!(read.writer.profile().organisations[0].sector, sector);
        }
    }

    #[test]
    fn nothing_given_is_the_default() {
        let check = check(&[]);
        assert_eq!(check.writer.profile(), Profile::default());
        assert_eq!(check.place.context(), Context::default());
    }

    #[test]
    fn all_that_a_line_can_say_can_be_given() {
        let check = check(&[
            "--political-office",
            "--organisation=Gemeente Hoorn",
            "--alias=Hoorn",
            "--alias=Horn",
            "--sector=gemeente",
            "--office=wijkagent",
            "--dossier=A7=A7, rijksweg",
            "--dossier=haven",
            "--agreed-until=2026-12-31",
            "--official-account=@hoorn",
            "--work-hours=22:00-06:00",
            "--work-days=6,7",
            "--site=x",
            "--handle=@a",
            "--account-name=A",
            "--bio",
            "- b",
            "--official",
            "--now=2026-11-24T20:00:00+01:00",
            "--topical=vuurwerk",
            "--election-period",
        ]);
        let wanted: Profile = serde_json::from_str(
            r#"{"political_office":true,
            "organisations":[{"name":"Gemeente Hoorn","aliases":["Hoorn","Horn"],"sector":"gemeente"}],
            "offices":["wijkagent"],"official_accounts":["@hoorn"],
            "dossiers":[{"name":"A7","words":["A7","rijksweg"],"agreed_until":"2026-12-31"},
            {"name":"haven","words":["haven"],"agreed_until":"2026-12-31"}],
            "work_hours":{"days":[6,7],"from":"22:00","to":"06:00"}}"#,
        )
        .unwrap();
        assert_eq!(check.writer.profile(), wanted);
        let wanted: Context = serde_json::from_str(
            r#"{"site":"x","account":{"handle":"@a","name":"A","bio":"- b","official":true},
            "now":"2026-11-24T20:00:00+01:00","topical":["vuurwerk"],"election_period":true}"#,
        )
        .unwrap();
        assert_eq!(check.place.context(), wanted);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for arguments in [
            vec!["check", "--function", "advisor"],
            vec!["check", "file", "--text", "a"],
            vec!["check", "--text", "a", "--function", "boss"],
            vec!["check", "--text", "a", "--sector", "rijk"],
            vec!["check", "--text", "a", "--dossier", "=x"],
            vec!["check", "--text", "a", "--work-hours", "9-17"],
            vec!["check", "--lang", "fr"],
            vec!["eval"],
            vec!["eval", "file", "--at-least", "85"],
            vec!["eval", "file", "--norms", "all"],
        ] {
            let all = ["namens"].iter().chain(&arguments);
            assert!(Arguments::try_parse_from(all).is_err(), "{arguments:?}");
        }
    }
}
