using System.Net.WebSockets;
using System.Security.Cryptography;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Protocol;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Frames;

/// <summary>One socket of a <see cref="MutatingHost"/>.</summary>
internal sealed class MutatingConnection(MutatingHost host, WebSocket socket, StreamWorld world, LocalSigner signer)
{
    // Its memory counts as the client's, whose frames are short here.
    private readonly byte[] _buffer = new byte[16 * 1024];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SayAsync(null, new HostMessage.Connected(StreamProtocol.Name, ["auth", "resume", "credit"], new Bytes32(RandomNumberGenerator.GetBytes(Bytes32.Size))), cancellationToken);
        while (await ReadAsync(cancellationToken) is { } frame)
        {
            await (frame switch
            {
                ClientFrame.SessionInit init => AcceptAsync(init, cancellationToken),
                ClientFrame.Inference inference => AnswerAsync(inference.Id, AnswerOrder.TryParse(inference.Request.Prompt, out AnswerOrder? order) ? order : null, cancellationToken),
                ClientFrame.StreamResume resume => SayAsync(
                    resume.Id, new HostMessage.HostError(HostErrorCode.ResumeUnavailable, "It is not kept.", Oldest: null), cancellationToken),
                ClientFrame.StreamCancel cancel => SayAsync(cancel.Id, new HostMessage.StreamEnd("cancelled", "cancelled", 0, null), cancellationToken),
                _ => Task.CompletedTask,
            });
        }
    }

    private async Task AcceptAsync(ClientFrame.SessionInit init, CancellationToken cancellationToken)
    {
        HostIdentity identity = new()
        {
            Marketplace = world.Chain.Devnet.Deployment.JobMarketplace,
            ChainId = world.Chain.Devnet.ChainId,
            Host = signer.Address,
            SessionId = init.SessionId!.Value,
            Nonce = init.Nonce!.Value,
        };
        Bytes signature = (await signer.SignAsync(identity.ToTypedData(), cancellationToken)).ToBytes();
        await SayAsync(
            init.Id, new HostMessage.SessionAccepted(init.SessionId, world.Chain.Devnet.ChainId, world.Chain.Model.ToString(), signature), cancellationToken);
    }

    private async Task AnswerAsync(string? id, AnswerOrder? order, CancellationToken cancellationToken)
    {
        int tokens = order?.Tokens ?? 0;
        for (int index = 0; index < tokens; index++)
        {
            await SendAsync(new HostFrame(id, new StreamChunk(order!.TokenAt(index), index, 1)), cancellationToken);
        }

        await SayAsync(id, new HostMessage.StreamEnd("complete", "stop", tokens, new TokenUsage(1, tokens, null)), cancellationToken);
    }

    private Task SayAsync(string? id, HostMessage message, CancellationToken cancellationToken) => SendAsync(new HostFrame(id, message), cancellationToken);

    private async Task SendAsync(HostFrame frame, CancellationToken cancellationToken)
    {
        MutatedFrame passed = host.Pass(FrameBytes.Of(frame));
        WebSocketMessageType type = passed.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        foreach ((ReadOnlyMemory<byte> bytes, bool isLast) in passed.Split())
        {
            await socket.SendAsync(bytes, type, isLast, cancellationToken);
        }
    }

    private async Task<ClientFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
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
