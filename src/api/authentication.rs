//! Altinn Authentication: a Maskinporten token for an Altinn token.

use super::ask::{Api, refusal};
use super::{Fault, Token};
use crate::catalog::services::Service;
use crate::domain::Secret;
use crate::world::http::Call;

const HERE: Service = Service::Authentication;

/// Exchanges a token. The answer is the token itself, or a JSON text of it.
///
/// # Errors
/// A bare 401 means many things (facts: altinn-apis 8); the token is judged before, so that what is left is told apart.
pub async fn exchange(api: Api<'_>, token: &Token) -> Result<Token, Fault> {
    let address = api.environment.authentication.below(&["exchange", "maskinporten"]);
    let call = Call::get(&address).bearer(token.bearer());
    let answer = api.read(HERE, call).await?;
    if !answer.is_success() {
        return Err(refusal(HERE, &answer));
    }
    if answer.is_html() || answer.is_empty() {
        return Err(Fault::http(HERE)(answer.unexpected()));
    }
    let text = String::from_utf8_lossy(&answer.body);
    let bare = Secret::from_text(text.trim().trim_matches('"').to_owned());
    let refused = || Fault::refused(HERE, &answer, Some("NOT-A-TOKEN".to_owned()), String::new());
    Token::read(api.environment.name.clone(), bare).map_err(|_| refused())
}
