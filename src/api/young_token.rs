//! A token that was just made, at a service that allows no difference between clocks.

use super::ask::Api;
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::world::http::{Call, HttpResponse};

/// Asks, and once more when a token that was just made is not taken: the service allows no difference between clocks,
/// so that it may see the token as not valid yet (Altinn/altinn-correspondence, `Auth/DependencyInjection.cs`,
/// 2026-08-20; Altinn/altinn-notifications, `Altinn.Notifications/Program.cs`, 2026-07-24). A bare 401 comes before
/// anything is done. What may be `repeated` is asked again also where the service is busy.
pub(super) async fn once_more(
    api: Api<'_>,
    service: RemoteService,
    token: &Token,
    call: Call,
    repeated: bool,
) -> Result<HttpResponse, ApiFault> {
    let once = async |call: Call| if repeated { api.read(service, call).await } else { api.write(service, call).await };
    let answer = once(call.clone()).await?;
    let now = answer.date.unwrap_or_else(|| api.http.now()).as_second();
    let is_young = token.claims.issued.is_some_and(|issued| now - issued.as_second() < 10);
    if answer.status != 401 || !answer.is_empty() || !is_young {
        return Ok(answer);
    }
    api.http.sleep(api.http.pause() * 6).await;
    once(call).await
}
