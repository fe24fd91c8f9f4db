using System.IO.Pipelines;
using System.Net.WebSockets;

namespace Fabstir;

/// <summary>Two ends of a WebSocket with no network between them: frames, close handshakes and cuts are as on one.</summary>
internal static class SocketPair
{
    /// <summary>The client's end, and the host's.</summary>
    public static (WebSocket Client, WebSocket Host) Create()
    {
        Pipe up = new();
        Pipe down = new();
        return (
            WebSocket.CreateFromStream(new DuplexStream(down.Reader, up.Writer), new WebSocketCreationOptions { IsServer = false, KeepAliveInterval = TimeSpan.Zero }),
            WebSocket.CreateFromStream(new DuplexStream(up.Reader, down.Writer), new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero }));
    }
}
