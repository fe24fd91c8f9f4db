using Microsoft.AspNetCore.Http;

namespace Fabstir.Host;

/// <summary><c>/v1/ws</c>: opens sockets, as many as the limits allow.</summary>
internal sealed class SocketEndpoint(ServingServices services, ConnectionLimiter connections, HostInstruments instruments)
{
    public async Task HandleAsync(HttpContext context)
    {
        ClientAddress from = ClientAddress.Of(context.Connection.RemoteIpAddress);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await HttpAnswers.RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "validation_error", "This is a WebSocket.").ConfigureAwait(false);
        }
        else if (services.State.IsDraining)
        {
            await HttpAnswers.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "service_unavailable", "This host is about to end.").ConfigureAwait(false);
        }
        else if (connections.TryTake(from) is { } place)
        {
            using (place)
            {
                await ConverseAsync(context, from).ConfigureAwait(false);
            }
        }
        else
        {
            await HttpAnswers.RefuseAsync(context, StatusCodes.Status429TooManyRequests, "rate_limit_exceeded", "Too many sockets are open.").ConfigureAwait(false);
        }
    }

    private async Task ConverseAsync(HttpContext context, ClientAddress from)
    {
        HostLimits limits = services.Options.Limits;
        WebSocketAcceptContext accept = new() { KeepAliveInterval = limits.KeepAlive, KeepAliveTimeout = limits.KeepAlive };
        using FrameSocket socket = new(await context.WebSockets.AcceptWebSocketAsync(accept).ConfigureAwait(false), limits.SendTimeout, services.Time);
        instruments.Connected();
        try
        {
            await services.State.RunAsync(new SocketConversation(socket, from, services), context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            instruments.Disconnected();
        }
    }
}
