//! The three people of the demo: those of the article's examples.

use serde_json::{Value, json};

/// Somebody who writes.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    /// As in the start page's address, `/as/ID`.
    pub id: &'static str,
    /// Who it is, for people who watch.
    pub name: &'static str,
    /// The function type, as the settings keep it.
    pub function: &'static str,
    /// The employer.
    pub organisation: &'static str,
    /// The employer's sector, as the settings keep it.
    pub sector: &'static str,
    /// The job title.
    pub office: &'static str,
}

/// All of them, in the order of the article's examples.
pub const PEOPLE: [Person; 3] = [
    Person {
        id: "politie",
        name: "a police officer (other staff)",
        function: "other",
        organisation: "Politie Midden-Nederland",
        sector: "politie",
        office: "wijkagent",
    },
    Person {
        id: "communicatie",
        name: "a communications adviser of the police",
        function: "communication",
        organisation: "Politie Midden-Nederland",
        sector: "politie",
        office: "communicatieadviseur",
    },
    Person {
        id: "defensie",
        name: "a soldier (other staff)",
        function: "other",
        organisation: "Ministerie van Defensie",
        sector: "defensie",
        office: "korporaal",
    },
];

impl Person {
    /// The person with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<&'static Self> {
        PEOPLE.iter().find(|person| person.id == id)
    }

    /// The settings of this person, as the settings page keeps them.
    #[must_use]
    pub fn settings(&self) -> Value {
        json!({
            "version": 1,
            "language": "nl",
            "profile": {
                "function": self.function,
                "organisations": [{ "name": self.organisation, "sector": self.sector }],
                "offices": [self.office],
            },
        })
    }
}
