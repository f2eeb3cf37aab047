//! What `studio check` sees: who one is in Altinn Studio.

use super::outcome::Learned;
use super::session::{EngineFault, Session};
use crate::record::values::Told;
use crate::record::{Place, Source, Value};

impl<P> Session<'_, P> {
    /// Records the user name that Altinn Studio knows the API key by: what was seen takes the place of what was told.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub fn studio_user_seen(&mut self, place: &Place, user: String) -> Result<(), EngineFault> {
        let (value, how) = (Value::StudioUserName(Told(user)), "GET designer/api/v1/studio-oidc/userinfo".to_owned());
        self.record(place, Learned { key: None, value, source: Source::Seen, how }).map(|_| ())
    }
}
