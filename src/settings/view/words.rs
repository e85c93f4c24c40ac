//! The words for fields and values.

use super::Message;
use crate::draft::Draft;
use crate::field::{CoordinatorPart, DossierPart, Field, OrganisationPart};
use crate::say;
use namens_norms::clock::Date;
use namens_norms::{Function, Norm, Sector, Surface, texts};
use namens_texts::{Lang, fill, functions, sectors, settings};
use namens_told::rules::Rules;

/// What there is to say at a field about what stands in it.
#[must_use]
pub fn message(draft: &Draft, field: &Field, today: Date, lang: Lang) -> Option<Message> {
    if let Some(wrong) = draft.wrong(field) {
        let text = say::wrong(wrong, lang);
        return Some(Message { text, wrong: true });
    }
    let Field::Dossier(row, DossierPart::Until) = field else {
        return None;
    };
    let until = draft.settings().profile.dossiers.get(*row)?.agreed_until?;
    (until < today).then(|| Message {
        text: settings::dossier_until_past(lang).to_owned(),
        wrong: false,
    })
}

/// Where on the page a field is, in words.
#[must_use]
pub fn place(field: &Field, lang: Lang) -> String {
    match field {
        Field::Organisation(row, part) => {
            let part = match part {
                OrganisationPart::Name => settings::organisation_name(lang),
                OrganisationPart::Aliases => settings::organisation_aliases(lang),
                OrganisationPart::Sector => settings::organisation_sector(lang),
            };
            format!("{}, {part}", numbered(settings::organisation(lang), *row))
        }
        Field::Dossier(row, part) => {
            let part = match part {
                DossierPart::Name => settings::dossier_name(lang),
                DossierPart::Words => settings::dossier_words(lang),
                DossierPart::Until => settings::dossier_until(lang),
            };
            format!("{}, {part}", numbered(settings::dossier(lang), *row))
        }
        Field::Function => settings::function(lang).to_owned(),
        Field::PoliticalOffice => settings::political_office(lang).to_owned(),
        Field::Offices => settings::offices(lang).to_owned(),
        Field::Accounts => settings::accounts(lang).to_owned(),
        Field::Hours | Field::Day(_) | Field::From | Field::To => settings::hours(lang).to_owned(),
        Field::Site(_) => settings::sites(lang).to_owned(),
        Field::Surface(_) => settings::surfaces(lang).to_owned(),
        Field::Coordinator(part) => {
            let part = match part {
                CoordinatorPart::Name => settings::coordinator_name(lang),
                CoordinatorPart::Email => settings::coordinator_email(lang),
                CoordinatorPart::Phone => settings::coordinator_phone(lang),
                CoordinatorPart::Url => settings::coordinator_url(lang),
            };
            format!("{}, {part}", settings::contact(lang))
        }
        Field::Language
        | Field::Appearance
        | Field::CodeUrl
        | Field::AgreedTick
        | Field::Overview => key_name(field.key(), lang).to_owned(),
    }
}

/// The name of a setting, as the page calls it.
pub(super) fn key_name(key: &'static str, lang: Lang) -> &'static str {
    match key {
        "profile.function" => settings::function(lang),
        "profile.political_office" => settings::political_office(lang),
        "profile.organisations" => settings::organisations(lang),
        "profile.offices" => settings::offices(lang),
        "profile.official_accounts" => settings::accounts(lang),
        "profile.dossiers" => settings::dossiers(lang),
        "profile.work_hours" => settings::hours(lang),
        "language" => settings::language(lang),
        "appearance" => settings::appearance(lang),
        "sites_off" => settings::sites(lang),
        "surfaces_off" => settings::surfaces(lang),
        "paused" => settings::pauses(lang),
        "less" => settings::less(lang),
        "overview" => settings::overview_on(lang),
        "coordinator" => settings::contact(lang),
        "code_url" => settings::code_url(lang),
        "agreed_tick" => settings::agreed_tick(lang),
        // A key without a name here is one that a test of this file finds.
        other => other,
    }
}

/// A rule by its norm and what it finds, as people know it: an id says little.
pub(super) fn rule_name(rules: Option<&Rules>, id: &str, lang: Lang) -> String {
    let norm = id.split('/').next().and_then(Norm::from_id);
    let title = norm.map_or(id, |norm| texts::title(norm, lang));
    let example = rules
        .and_then(|rules| rules.find(id))
        .and_then(|rule| rule.hits.first());
    match example {
        Some(example) => fill(
            settings::rule_named(lang),
            &[("norm", title), ("example", example)],
        ),
        None => title.to_owned(),
    }
}

/// A day in words ("24 november 2026").
pub(super) fn day(day: Date, lang: Lang) -> String {
    let written = day.to_string();
    let mut parts = written.split('-');
    let (year, month) = (parts.next(), parts.next());
    let month = match month.and_then(|month| month.parse::<u8>().ok()) {
        Some(1) => settings::month_1(lang),
        Some(2) => settings::month_2(lang),
        Some(3) => settings::month_3(lang),
        Some(4) => settings::month_4(lang),
        Some(5) => settings::month_5(lang),
        Some(6) => settings::month_6(lang),
        Some(7) => settings::month_7(lang),
        Some(8) => settings::month_8(lang),
        Some(9) => settings::month_9(lang),
        Some(10) => settings::month_10(lang),
        Some(11) => settings::month_11(lang),
        _ => settings::month_12(lang),
    };
    let day = parts.next().unwrap_or_default().trim_start_matches('0');
    format!("{day} {month} {}", year.unwrap_or_default())
}

/// A text with the number of a row, from 1, in it.
pub(super) fn numbered(text: &str, row: usize) -> String {
    fill(text, &[("number", &(row + 1).to_string())])
}

/// The name of a function type.
pub(crate) fn function_name(function: Function, lang: Lang) -> &'static str {
    match function {
        Function::Communication => functions::communication_name(lang),
        Function::Leadership => functions::leadership_name(lang),
        Function::Advisor => functions::advisor_name(lang),
        Function::Other => functions::other_name(lang),
    }
}

/// What the article says of a function type.
pub(super) fn function_description(function: Function, lang: Lang) -> &'static str {
    match function {
        Function::Communication => functions::communication_description(lang),
        Function::Leadership => functions::leadership_description(lang),
        Function::Advisor => functions::advisor_description(lang),
        Function::Other => functions::other_description(lang),
    }
}

/// The name of a sector.
pub(crate) fn sector_name(sector: Sector, lang: Lang) -> &'static str {
    match sector {
        Sector::Rijk => sectors::rijk(lang),
        Sector::Gemeente => sectors::gemeente(lang),
        Sector::Provincie => sectors::provincie(lang),
        Sector::Waterschap => sectors::waterschap(lang),
        Sector::Politie => sectors::politie(lang),
        Sector::Veiligheidsregio => sectors::veiligheidsregio(lang),
        Sector::Defensie => sectors::defensie(lang),
        Sector::Rechtspraak => sectors::rechtspraak(lang),
        Sector::Onderwijs => sectors::onderwijs(lang),
        Sector::Zorg => sectors::zorg(lang),
        Sector::Uitvoering => sectors::uitvoering(lang),
        Sector::Overig => sectors::overig(lang),
    }
}

/// The name of a surface.
pub(super) fn surface_name(surface: Surface, lang: Lang) -> &'static str {
    match surface {
        Surface::Post => settings::surface_post(lang),
        Surface::Reply => settings::surface_reply(lang),
        Surface::Comment => settings::surface_comment(lang),
        Surface::Message => settings::surface_message(lang),
        Surface::Mail => settings::surface_mail(lang),
    }
}

/// The name of a working day, 1 (Monday) to 7 (Sunday).
pub(super) fn day_name(day: u8, lang: Lang) -> &'static str {
    match day {
        1 => settings::day_1(lang),
        2 => settings::day_2(lang),
        3 => settings::day_3(lang),
        4 => settings::day_4(lang),
        5 => settings::day_5(lang),
        6 => settings::day_6(lang),
        _ => settings::day_7(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_browser::settings::keys::KEYS;

    #[test]
    fn every_setting_that_a_policy_can_fix_has_a_name() {
        for key in KEYS {
            assert_ne!(key_name(key, Lang::Nl), key);
        }
    }

    #[test]
    fn a_day_is_told_in_words() {
        let date = "2026-03-04".parse().unwrap();
        assert_eq!(day(date, Lang::Nl), "4 maart 2026");
        assert_eq!(day(date, Lang::En), "4 March 2026");
    }

    #[test]
    fn a_rule_is_known_by_what_it_finds() {
        let rules = namens_told::rules::all();
        let id = "capacity/we-of-the-organisation";
        let name = rule_name(Some(&rules), id, Lang::Nl);
        assert!(name.contains("Wij van de gemeente"), "{name}");
        let unread = rule_name(None, id, Lang::Nl);
        assert_eq!(unread, texts::title(Norm::Capacity, Lang::Nl));
        assert_eq!(rule_name(None, "gone", Lang::Nl), "gone");
    }
}
