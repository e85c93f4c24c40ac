//! The words for fields and values.

use super::Message;
use crate::draft::Draft;
use crate::field::{DossierPart, Field, OrganisationPart};
use crate::say;
use namens_norms::clock::Date;
use namens_norms::{Function, Sector, Surface};
use namens_texts::{Lang, fill, functions, sectors, settings};

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
        Field::Language => settings::language(lang).to_owned(),
    }
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
