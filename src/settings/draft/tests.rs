use super::*;
use namens_browser::settings::{read, write};
use namens_norms::{Surface, WorkHours};

const NAME: Field = Field::Organisation(0, OrganisationPart::Name);
const ALIASES: Field = Field::Organisation(0, OrganisationPart::Aliases);
const UNTIL: Field = Field::Dossier(0, DossierPart::Until);

fn with_organisation(name: &str) -> Draft {
    let mut draft = Draft::default();
    assert_eq!(draft.add_organisation(), Some(0));
    draft.fill_in(&NAME, name).unwrap();
    draft.leave();
    draft
}

fn wrong(line: Option<usize>, fault: Fault) -> Wrong {
    Wrong { line, fault }
}

#[test]
fn everything_filled_in_is_stored_and_can_be_read_back() {
    let mut draft = with_organisation(" Gemeente  Hoorn ");
    draft
        .fill_in(&ALIASES, "Hoorn\n\n  stad Hoorn \nHoorn")
        .unwrap();
    let sector = Field::Organisation(0, OrganisationPart::Sector);
    draft.fill_in(&sector, "gemeente").unwrap();
    draft.fill_in(&Field::Function, "advisor").unwrap();
    draft.tick(&Field::PoliticalOffice, true).unwrap();
    draft.fill_in(&Field::Offices, "wijkagent").unwrap();
    draft.fill_in(&Field::Accounts, "@hoorn").unwrap();
    draft.add_dossier();
    draft
        .fill_in(&Field::Dossier(0, DossierPart::Name), "Vuurwerk")
        .unwrap();
    draft
        .fill_in(&Field::Dossier(0, DossierPart::Words), "vuurwerk\nknallen")
        .unwrap();
    draft.fill_in(&UNTIL, "2026-12-31").unwrap();
    draft.tick(&Field::Hours, true).unwrap();
    draft.tick(&Field::Day(5), false).unwrap();
    draft.fill_in(&Field::From, "08:30").unwrap();
    draft.tick(&Field::Site("bluesky".into()), false).unwrap();
    draft.tick(&Field::Surface(Surface::Mail), true).unwrap();
    draft
        .tick(&Field::Surface(Surface::Message), false)
        .unwrap();
    draft.fill_in(&Field::Language, "en").unwrap();
    draft.fill_in(&Field::Appearance, "dark").unwrap();
    for (part, typed) in CoordinatorPart::ALL.into_iter().zip([
        "Team Pers",
        "pers@hoorn.nl",
        "",
        "https://www.hoorn.nl/pers",
    ]) {
        draft.fill_in(&Field::Coordinator(part), typed).unwrap();
    }
    draft
        .fill_in(&Field::CodeUrl, "https://www.hoorn.nl/code")
        .unwrap();
    draft.tick(&Field::AgreedTick, true).unwrap();
    draft.tick(&Field::Overview, false).unwrap();

    let stored = draft.stored();
    let profile = &stored.profile;
    assert_eq!(profile.function, Function::Advisor);
    assert!(profile.political_office);
    assert_eq!(profile.organisations[0].name, "Gemeente Hoorn");
    assert_eq!(profile.organisations[0].aliases, ["Hoorn", "stad Hoorn"]);
    assert_eq!(profile.organisations[0].sector, Sector::Gemeente);
    assert_eq!(profile.offices, ["wijkagent"]);
    assert_eq!(profile.official_accounts, ["@hoorn"]);
    assert_eq!(profile.dossiers[0].words, ["vuurwerk", "knallen"]);
    assert_eq!(
        profile.work_hours,
        Some(WorkHours {
            days: vec![1, 2, 3, 4],
            from: "08:30".parse().unwrap(),
            to: "17:00".parse().unwrap(),
        })
    );
    assert_eq!(stored.sites_off, ["bluesky"]);
    assert_eq!(stored.language, LanguageChoice::En);
    assert_eq!(stored.appearance, Appearance::Dark);
    assert_eq!(stored.coordinator.email, "pers@hoorn.nl");
    assert_eq!(stored.code_url, "https://www.hoorn.nl/code");
    assert!(stored.agreed_tick && !stored.overview);

    let loaded = read(&write(&stored));
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.settings, stored);
    let again = Draft::new(stored);
    assert_eq!(again.text(&ALIASES), "Hoorn\nstad Hoorn");
    assert_eq!(again.text(&UNTIL), "2026-12-31");
    assert_eq!(again.text(&Field::From), "08:30");
    assert!(again.ticked(&Field::Day(4)) && !again.ticked(&Field::Day(5)));
}

#[test]
fn what_is_wrong_changes_nothing_and_stays_to_be_mended() {
    let mut draft = with_organisation("Politie");
    let before = draft.stored();
    let long = "x".repeat(10_000);
    let refused = [
        (&NAME, "", wrong(None, Fault::Missing)),
        (&NAME, "x", wrong(None, Fault::TooShort(2))),
        (&NAME, &long, wrong(None, Fault::TooLong(200))),
        (&ALIASES, "ok\n\nx", wrong(Some(3), Fault::TooShort(2))),
        (
            &Field::Accounts,
            "@a b",
            wrong(Some(1), Fault::SpaceInAccount),
        ),
        (
            &Field::CodeUrl,
            "javascript:x",
            wrong(None, Fault::not_a_link("javascript:x")),
        ),
    ];
    for (field, typed, expected) in refused {
        assert_eq!(draft.fill_in(field, typed), Err(expected.clone()));
        assert_eq!(draft.wrong(field), Some(&expected));
        assert_eq!(draft.text(field), typed);
        assert_eq!(draft.stored(), before);
    }
    draft.fill_in(&NAME, "Politie Oost").unwrap();
    assert_eq!(draft.wrong(&NAME), None);
    assert_eq!(draft.stored().profile.organisations[0].name, "Politie Oost");
    assert_eq!(draft.wrong_fields().count(), 3);
}

#[test]
fn too_many_lines_are_refused_as_a_whole() {
    let mut draft = Draft::default();
    let many: String = (0..51).map(|n| format!("titel {n}\n")).collect();
    assert_eq!(
        draft.fill_in(&Field::Offices, &many),
        Err(wrong(None, Fault::TooMany(50)))
    );
    assert_eq!(draft.stored(), Settings::default());
}

#[test]
fn a_row_without_a_name_is_not_stored_and_asks_for_it() {
    let mut draft = Draft::default();
    draft.add_organisation();
    assert_eq!(draft.wrong(&NAME), None, "nothing was filled in yet");
    draft.fill_in(&ALIASES, "Hoorn").unwrap();
    assert_eq!(draft.wrong(&NAME), Some(&wrong(None, Fault::Missing)));
    assert_eq!(draft.stored(), Settings::default());
    draft.fill_in(&NAME, "Gemeente Hoorn").unwrap();
    assert_eq!(draft.wrong(&NAME), None);
    assert_eq!(draft.stored().profile.organisations[0].aliases, ["Hoorn"]);
}

#[test]
fn removing_a_row_takes_its_faults_along_and_moves_the_others() {
    let mut draft = with_organisation("Politie");
    for row in 1..3 {
        draft.add_organisation();
        let name = Field::Organisation(row, OrganisationPart::Name);
        draft.fill_in(&name, &format!("Dienst {row}")).unwrap();
    }
    let aliases = |row| Field::Organisation(row, OrganisationPart::Aliases);
    draft.fill_in(&aliases(1), "x").unwrap_err();
    draft.fill_in(&aliases(2), "y").unwrap_err();
    draft.remove_organisation(1);
    assert_eq!(draft.text(&aliases(1)), "y");
    assert_eq!(draft.wrong_fields().count(), 1);
    assert_eq!(draft.stored().profile.organisations[1].name, "Dienst 2");
    draft.remove_organisation(7);
    assert_eq!(draft.stored().profile.organisations.len(), 2);
}

#[test]
fn there_is_room_for_ten_organisations() {
    let mut draft = Draft::default();
    for row in 0..10 {
        assert_eq!(draft.add_organisation(), Some(row));
    }
    assert_eq!(draft.add_organisation(), None);
}

#[test]
fn half_a_date_keeps_the_earlier_one() {
    let mut draft = Draft::default();
    draft.add_dossier();
    draft
        .fill_in(&Field::Dossier(0, DossierPart::Name), "Kade")
        .unwrap();
    draft.fill_in(&UNTIL, "2026-12-31").unwrap();
    draft.refuse(&UNTIL, Fault::not_a_date(""));
    assert!(draft.wrong(&UNTIL).is_some());
    assert!(draft.stored().profile.dossiers[0].agreed_until.is_some());
    draft.fill_in(&UNTIL, "").unwrap();
    assert_eq!(draft.stored().profile.dossiers[0].agreed_until, None);
}

#[test]
fn working_hours_are_right_together_or_stay_as_they_were() {
    let mut draft = Draft::default();
    draft.tick(&Field::Hours, true).unwrap();
    let office = draft.stored();
    assert_eq!(office.profile.work_hours.as_ref().unwrap().days.len(), 5);
    draft.fill_in(&Field::From, "17:00").unwrap();
    assert_eq!(
        draft.wrong(&Field::Hours),
        Some(&wrong(None, Fault::NoTime))
    );
    assert_eq!(draft.stored(), office);
    draft.fill_in(&Field::To, "").unwrap();
    assert_eq!(
        draft.wrong(&Field::Hours),
        Some(&wrong(None, Fault::not_a_time("")))
    );
    draft.fill_in(&Field::To, "01:00").unwrap();
    assert_eq!(draft.wrong(&Field::Hours), None);
    assert_ne!(draft.stored(), office);
    for day in 1..5 {
        draft.tick(&Field::Day(day), false).unwrap();
    }
    assert_eq!(
        draft.tick(&Field::Day(5), false),
        Err(wrong(None, Fault::NoDays))
    );
    draft.tick(&Field::Hours, false).unwrap();
    assert_eq!(draft.stored().profile.work_hours, None);
    assert_eq!(draft.wrong(&Field::Hours), None);
}

#[test]
fn of_what_ends_wrong_nothing_is_kept_that_was_right_halfway() {
    let mut draft = Draft::default();
    let accounts = Field::Accounts;
    draft.fill_in(&accounts, "@hoorn").unwrap();
    draft.leave();
    draft.fill_in(&accounts, "@hoorn\nge").unwrap();
    assert!(draft.fill_in(&accounts, "@hoorn\ng").is_err());
    assert_eq!(draft.stored().profile.official_accounts, ["@hoorn"]);
    assert_eq!(draft.text(&accounts), "@hoorn\ng");
    draft.leave();
    draft.fill_in(&accounts, "@hoorn\n@gemeentehoorn").unwrap();
    assert_eq!(draft.stored().profile.official_accounts.len(), 2);
}

#[test]
fn a_name_that_is_wiped_out_letter_by_letter_stays_what_it_was() {
    let mut draft = Draft::default();
    draft.add_organisation();
    let name = Field::Organisation(0, OrganisationPart::Name);
    draft.fill_in(&name, "Hoorn").unwrap();
    draft.leave();
    for left in ["Hoor", "Hoo", "Ho"] {
        draft.fill_in(&name, left).unwrap();
    }
    assert!(draft.fill_in(&name, "H").is_err());
    assert_eq!(draft.stored().profile.organisations[0].name, "Hoorn");
}

#[test]
fn an_organisation_of_the_register_is_filled_in_whole() {
    let mut draft = Draft::default();
    let row = draft.add_organisation().unwrap();
    let name = Field::Organisation(row, OrganisationPart::Name);
    draft.fill_in(&name, "d").unwrap_err();
    draft.choose_organisation(row, register::named("Gemeente Den Haag").unwrap());
    assert_eq!(draft.wrong(&name), None);
    let stored = &draft.stored().profile.organisations[row];
    assert_eq!(stored.name, "Gemeente Den Haag");
    assert_eq!(stored.aliases, ["'s-Gravenhage"]);
    assert_eq!(stored.sector, Sector::Gemeente);
    // Another one takes the names of the first away; one of one's own stays.
    draft.choose_organisation(row, register::named("Gemeente Hoorn").unwrap());
    assert!(draft.stored().profile.organisations[row].aliases.is_empty());
    let aliases = Field::Organisation(row, OrganisationPart::Aliases);
    draft.fill_in(&aliases, "het stadhuis").unwrap();
    draft.choose_organisation(row, register::named("Gemeente Den Haag").unwrap());
    assert_eq!(draft.text(&aliases), "het stadhuis\n's-Gravenhage");
}
