//! A receiving address on this machine, behind a tunnel that the operator runs: what is posted to it is handed on, and
//! answered as its reader says.

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::routing::post;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::clock::within;

/// The largest event that is read. Altinn's own are some hundred bytes.
const LARGEST: usize = 256 * 1024;

/// More than so many wait their turn elsewhere: in Altinn's own queue, which asks again.
const WAITING: usize = 64;

/// How long the last answers may take to be sent.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// An address that is listened at, on loopback only: what comes from outside comes through the operator's tunnel.
pub struct Receiver {
    listener: TcpListener,
    port: u16,
}

/// Something that was posted. Whoever drops it unanswered has answered 503, and Altinn sends it again.
pub struct Delivery {
    /// As it came, at most [`LARGEST`] bytes; nobody has vouched for it.
    pub body: Bytes,
    answer: oneshot::Sender<Answer>,
}

/// What the sender is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is taken, and not to be sent again.
    Taken,
    /// It is no event, and would be none the next time.
    NoEvent,
    /// It could not be taken now.
    Later,
}

impl Receiver {
    /// Takes a port; 0 is any that is free.
    ///
    /// # Errors
    /// The system does not give it.
    pub async fn bind(port: u16) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Serves from now on, at one path with its query (`/` and what follows it); all others answer 404.
    #[must_use]
    pub fn serve(self, path: &str) -> Serving {
        let (hand_on, deliveries) = mpsc::channel(WAITING);
        let wanted = path.to_owned();
        // A path of somebody's own may have what a router reads as a pattern: it is compared, not matched.
        let router = Router::new()
            .fallback(post(move |state, uri: axum::http::Uri, body| {
                let is_here = uri.path_and_query().is_some_and(|asked| asked.as_str() == wanted);
                receive(state, is_here, body)
            }))
            .layer(DefaultBodyLimit::max(LARGEST))
            .with_state(hand_on);
        let (stop, stopping) = oneshot::channel::<()>();
        let server = tokio::spawn(async move {
            let stopped = async move { drop(stopping.await) };
            // A connection's fault ends that connection only; the listener's own is seen in that nothing comes.
            let _ = axum::serve(self.listener, router).with_graceful_shutdown(stopped).await;
        });
        Serving { deliveries, stop, server }
    }
}

/// An address that is served.
pub struct Serving {
    deliveries: mpsc::Receiver<Delivery>,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl Serving {
    /// What is posted next; `None` once nothing can come any more.
    pub async fn next(&mut self) -> Option<Delivery> {
        self.deliveries.recv().await
    }

    /// Stops, once the answers that were given are sent.
    pub async fn end(self) {
        drop((self.deliveries, self.stop));
        // Who holds a connection open without asking for anything is not waited for.
        let _ = within(LAST_ANSWERS, self.server).await;
    }
}

impl Delivery {
    /// Answers it. Who asked may have gone.
    pub fn answer(self, answer: Answer) {
        let _ = self.answer.send(answer);
    }
}

async fn receive(State(hand_on): State<mpsc::Sender<Delivery>>, is_here: bool, body: Bytes) -> StatusCode {
    if !is_here {
        return StatusCode::NOT_FOUND;
    }
    let (answer, answered) = oneshot::channel();
    if hand_on.send(Delivery { body, answer }).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    match answered.await {
        Ok(Answer::Taken) => StatusCode::OK,
        Ok(Answer::NoEvent) => StatusCode::BAD_REQUEST,
        Ok(Answer::Later) | Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn posted(port: u16, path: &str, body: Vec<u8>) -> u16 {
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
        client.post(format!("http://127.0.0.1:{port}{path}")).body(body).send().await.unwrap().status().as_u16()
    }

    #[tokio::test]
    async fn what_is_posted_is_handed_on_and_answered_as_its_reader_says() {
        let receiver = Receiver::bind(0).await.unwrap();
        let port = receiver.port();
        let mut serving = receiver.serve("/hook?key=1");
        let all = [(Some(Answer::Taken), 200), (Some(Answer::NoEvent), 400), (Some(Answer::Later), 503), (None, 503)];
        for (said, status) in all {
            let reader = async {
                let delivery = serving.next().await.unwrap();
                assert_eq!(&delivery.body[..], b"{}");
                if let Some(said) = said {
                    delivery.answer(said);
                }
            };
            let (seen, ()) = tokio::join!(posted(port, "/hook?key=1", b"{}".to_vec()), reader);
            assert_eq!(seen, status);
        }
    }

    #[tokio::test]
    async fn other_places_and_what_is_too_large_reach_nobody() {
        let receiver = Receiver::bind(0).await.unwrap();
        let port = receiver.port();
        let mut serving = receiver.serve("/hook?key=1");
        for path in ["/", "/hook", "/hook?key=2", "/hook/?key=1", "/hooks?key=1"] {
            assert_eq!(posted(port, path, b"{}".to_vec()).await, 404, "{path}");
        }
        assert_eq!(posted(port, "/hook?key=1", vec![b'x'; LARGEST + 1]).await, 413);
        assert!(serving.deliveries.try_recv().is_err());
    }
}
