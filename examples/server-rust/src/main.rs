//! The server's side: answers heartbeats, says when to come back. `PORT=8080 cargo run`

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::{select, spawn, sync::watch, time::Duration, time::timeout};
use tokio_tungstenite::tungstenite::{Error, Message, Result, protocol::CloseFrame};

const CLOSE_TIMEOUT: Duration = Duration::from_secs(2); // not everybody answers a close

fn setting(name: &str, default: u16) -> u16 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let listener = TcpListener::bind(("0.0.0.0", setting("PORT", 8080))).await?;
    println!("listening on {}", listener.local_addr()?);
    let mut terminate = signal(SignalKind::terminate())?;
    // Each client holds a receiver: that tells how many there are, and when the last has gone.
    let (end, _) = watch::channel(());
    loop {
        let stream = select! {
            Ok((stream, _)) = listener.accept() => stream,
            _ = terminate.recv() => break,
        };
        let is_full = end.receiver_count() >= setting("MAX_CLIENTS", 1000).into();
        spawn(serve(stream, is_full, end.subscribe()));
    }
    drop(listener);
    end.send_replace(());
    let _ = timeout(CLOSE_TIMEOUT, end.closed()).await;
    Ok(())
}

async fn serve(stream: TcpStream, is_full: bool, mut end: watch::Receiver<()>) -> Result<()> {
    let mut socket = tokio_tungstenite::accept_async(stream).await?;
    let pause = setting("RETRY_AFTER", 30);
    let (code, reason) = loop {
        let received = select! {
            // All who are turned away come back at random moments within that many seconds.
            _ = async {}, if is_full => break (1013, format!("retry-after={pause}")),
            // 1012 tells clients that this is a restart: they spread their return.
            _ = end.changed() => break (1012, "restart".into()),
            received = socket.next() => received.unwrap_or(Err(Error::ConnectionClosed))?,
        };
        match received {
            // A client wants to hear something; any message will do.
            Message::Text(text) if text == "heartbeat" => socket.send(Message::Text(text)).await?,
            // Your application goes here. This one is an echo.
            message @ (Message::Text(_) | Message::Binary(_)) => socket.send(message).await?,
            _ => {}
        }
    };
    socket.close(Some(CloseFrame { code: code.into(), reason: reason.into() })).await?;
    // The client's answer may have messages before it.
    let _ = timeout(CLOSE_TIMEOUT, async { while let Some(Ok(_)) = socket.next().await {} }).await;
    Ok(())
}
