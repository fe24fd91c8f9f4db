using System.Net.WebSockets;
using System.Security.Cryptography;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Protocol;

namespace Fabstir.Streaming.Benchmarks.Server;

/// <summary>One socket: says who it is, and answers every question with as many tokens as it asks for, as fast as the client takes them.</summary>
/// <param name="stream">The connection, after its upgrade.</param>
/// <param name="identity">Who the server is.</param>
/// <param name="signer">Signs as the host.</param>
/// <param name="speaksProtocol">Whether it numbers, signs and waits for acknowledgements; else it speaks the base.</param>
internal sealed class TokenConnection(Stream stream, ServerIdentity identity, LocalSigner signer, bool speaksProtocol) : IDisposable
{
    // Whoever waits for a server is measured by how often it is woken: so several leave together, and only the window is waited for.
    private const int TokensAtOnce = StreamProtocol.WindowTokens / 2;

    private readonly TokenFrames _frames = new();
    private readonly WebSocket _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
    private readonly byte[] _buffer = new byte[65_536];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Bytes32? challenge = speaksProtocol ? new Bytes32(RandomNumberGenerator.GetBytes(Bytes32.Size)) : null;
        await SayAsync(null, new HostMessage.Connected(speaksProtocol ? StreamProtocol.Name : null, speaksProtocol ? ["auth", "resume", "credit"] : [], challenge), cancellationToken);
        while (await ReadAsync(cancellationToken) is { } frame)
        {
            switch (frame)
            {
                case ClientFrame.SessionInit init:
                    await SayAsync(init.Id, new HostMessage.SessionAccepted(init.SessionId, identity.ChainId, identity.Model, await ProveAsync(init, cancellationToken)), cancellationToken);
                    break;
                case ClientFrame.Inference inference:
                    await AnswerAsync(inference.Id, inference.Request.MaxTokens ?? 1, cancellationToken);
                    break;
            }
        }
    }

    public void Dispose()
    {
        _frames.Dispose();
        _socket.Dispose();
    }

    private async Task AnswerAsync(string? id, int tokens, CancellationToken cancellationToken)
    {
        int acknowledged = 0;
        for (int sent = 0; sent < tokens;)
        {
            if (speaksProtocol && sent == acknowledged + StreamProtocol.WindowTokens)
            {
                acknowledged = await ReadAsync(cancellationToken) is ClientFrame.StreamAck read ? read.NextIndex : acknowledged;
                continue;
            }

            for (int last = Math.Min(sent + TokensAtOnce, speaksProtocol ? Math.Min(tokens, acknowledged + StreamProtocol.WindowTokens) : tokens); sent < last; sent++)
            {
                _frames.Add(id, sent);
            }

            await FlushAsync(cancellationToken);
        }

        await SayAsync(id, new HostMessage.StreamEnd("complete", "stop", tokens, new TokenUsage(1, tokens, null)), cancellationToken);
    }

    private async Task<Bytes?> ProveAsync(ClientFrame.SessionInit init, CancellationToken cancellationToken)
    {
        if (!speaksProtocol || init is not { Nonce: { } nonce, SessionId: { } session })
        {
            return null;
        }

        HostIdentity proof = new()
        {
            Marketplace = Address.Parse(identity.Marketplace),
            ChainId = identity.ChainId,
            Host = signer.Address,
            SessionId = session,
            Nonce = nonce,
        };
        return (await signer.SignAsync(proof.ToTypedData(), cancellationToken)).ToBytes();
    }

    private async Task SayAsync(string? id, HostMessage message, CancellationToken cancellationToken)
    {
        _frames.Add(id, message);
        await FlushAsync(cancellationToken);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_frames.Written, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        _frames.Clear();
    }

    private async Task<ClientFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            length += result.Count;
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (result.EndOfMessage)
            {
                return ClientFrameReader.Read(_buffer.AsSpan(0, length));
            }
        }
    }
}
