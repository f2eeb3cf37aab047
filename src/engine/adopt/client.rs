//! With which client one looks: one that is known here, or one that somebody names by its id and the file of its key.

use std::path::Path;

use super::super::answers::Origin;
use super::super::perform::{Performer, TokenClient};
use super::super::run::Run;
use super::super::session::{EngineFault, Session};
use super::super::step_run::{StepRun, giver};
use super::Survey;
use crate::domain::Product;
use crate::record::values::KeySource;
use crate::record::{Place, Topic, TopicMarker as _, t};
use crate::report::adopt::SeenByToken;
use crate::steps::IntakeQuestion;
use crate::steps::parts::client;
use crate::world::prompt::Confirmed;

impl Session<'_, Performer> {
    /// Looks at what only a token shows of the services that were taken over, where a client and its key can be had.
    ///
    /// # Errors
    /// The terminal fails, the key may not be used here, or the state cannot be saved.
    pub async fn look_with_a_client(&mut self, survey: &mut Survey, folder: &Path) -> Result<SeenByToken, EngineFault> {
        let Some((place, product)) = survey.first_service(&self.environment.name) else {
            return Ok(SeenByToken::NotAsked);
        };
        let client = match self.known_client() {
            Some(work) => {
                self.settle_key(&work)?;
                client::credentials(&self.brief(&work)).map(|known| TokenClient::Known(Box::new(known)))
            }
            None => self.named_client(&place, product, folder)?,
        };
        match client {
            Some(client) => self.look_by_token(survey, &client).await,
            None => Ok(SeenByToken::NotAsked),
        }
    }

    /// Whether whoever goes on must name the file of the key again, since no key is kept here yet.
    #[must_use]
    pub fn awaits_key_file(&self, survey: &Survey) -> bool {
        let Some((place, product)) = survey.first_service(&self.environment.name) else { return false };
        let Some(work) = giver(&place, product, Topic::ClientId) else { return false };
        let brief = self.brief(&work);
        let is_file = brief.at(t::KeySource, brief.client()) == Some(&KeySource::File);
        is_file && brief.at(t::ClientKey, brief.client()).is_none()
    }

    /// The service of this environment whose client one can log in with here.
    fn known_client(&self) -> Option<StepRun> {
        let here = self.book().begun().filter(|place| place.environment == self.environment.name);
        let works = here.filter_map(|place| {
            let product = self.book().services.get(&place.service)?.product;
            giver(&place, product, Topic::ClientId)
        });
        let mut able = works.filter(|work| {
            let at = client::key_at(&self.brief(work));
            client::credentials(&self.brief(work)).is_some()
                && at.is_some_and(|at| !self.performer.keys_here(&at).is_empty())
        });
        able.next()
    }

    /// A client that was named with the file of its key, or that somebody names now.
    fn named_client(
        &mut self,
        place: &Place,
        product: Product,
        folder: &Path,
    ) -> Result<Option<TokenClient>, EngineFault> {
        let Some(work) = giver(place, product, Topic::ClientId) else { return Ok(None) };
        let name = self.brief(&work).client().to_owned();
        let given = self.answers.given(Topic::ClientId, Some(&name)).next().is_some();
        let asks = self.prompter.interactive() && !self.answers.yes;
        let is_whole = given && self.performer.has_key_file();
        if !is_whole && !asks {
            return Ok(None);
        }
        if !given && !self.performer.has_key_file() {
            let question = words::AT_HAND.into();
            let answer = self.asking(|prompter, language| prompter.confirm(&question, None, language))?;
            if answer == Confirmed::No {
                return Ok(None);
            }
        }
        if self.brief(&work).at(t::ClientId, &name).is_none() {
            let question = match work.step.question(Topic::ClientId, &self.brief(&work)) {
                IntakeQuestion::Question(question) => question,
                _ => return Ok(None),
            };
            self.settle(&work, &question, &mut Run::default())?;
        }
        let Some(id) = self.brief(&work).at(t::ClientId, &name).cloned() else { return Ok(None) };
        let was_named = self.performer.has_key_file();
        if !was_named {
            let (text, help) = (words::KEY_FILE.into(), words::KEY_FILE_HELP.into());
            let file = self.asking(|prompter, language| prompter.line(&text, &help, language))?;
            let Some(file) = file.filter(|file| !file.trim().is_empty()) else { return Ok(None) };
            self.performer.name_key_file(folder.join(file.trim()));
        }
        // Whoever goes on with the service brings the same key.
        if self.brief(&work).at(t::KeySource, &name).is_none() {
            let origin = if was_named { Origin::Flag } else { Origin::Terminal };
            self.told(&work, Some(name), t::KeySource::wrap(KeySource::File), origin)?;
        }
        Ok(Some(TokenClient::OfFile(id)))
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        AT_HAND { nb: "Har du klient-ID-en og filen med den private nøkkelen for hånden? Da ses det også på hendelsesabonnement, tilgangslister og filtjenester. Ingenting endres.", en: "Do you have the client ID and the file with the private key at hand? Then event subscriptions, access lists and file services are looked at too. Nothing is changed." }
        KEY_FILE { nb: "Hvor er filen med den private nøkkelen?", en: "Where is the file with the private key?" }
        KEY_FILE_HELP { nb: "Nøkkelen brukes nå til å hente et token, og kopieres ikke. Den kan også oppgis med --key-file eller ALTINN_ONBOARD_KEY_FILE.", en: "The key is used now to fetch a token, and is not copied. It can also be given with --key-file or ALTINN_ONBOARD_KEY_FILE." }
    }
}
