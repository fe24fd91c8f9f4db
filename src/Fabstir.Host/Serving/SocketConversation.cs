using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>What is said over one socket, from the first frame to the last.</summary>
internal sealed class SocketConversation(FrameSocket socket, ClientAddress from, ServingServices services) : IAsyncDisposable
{
    private readonly Bytes32 _challenge = new(RandomNumberGenerator.GetBytes(Bytes32.Size));
    private readonly StreamIds _ids = new();
    private readonly UnpaidConversation _unpaid = new(socket, from, services);
    private LiveSession? _session;

    /// <summary>Answers frames until the socket is closed.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        CancellationTokenRegistration abort = aborted.Register(socket.Abort);
        await using ConfiguredAsyncDisposable unregister = abort.ConfigureAwait(false);
        using IdleWatch idle = new(socket, services.Options.Limits, services.Time, () => _session is not null || _unpaid.HasBegun);
        try
        {
            await socket.SendAsync(new HostFrame(null, Greeting())).ConfigureAwait(false);
            while (await socket.ReceiveAsync().ConfigureAwait(false) is { } bytes)
            {
                await AnswerAsync(bytes, aborted).ConfigureAwait(false);
                socket.Forget();
            }
        }
        catch (IOException)
        {
            socket.Abort();
        }
    }

    /// <summary>The socket is gone: what a session can resume is kept for a while, and everything else ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await DetachAsync().ConfigureAwait(false);
        await _unpaid.DisposeAsync().ConfigureAwait(false);
    }

    public Task CloseAsync(WebSocketCloseStatus status, string description) => socket.CloseAsync(status, description);

    /// <summary>Ends the answer that no session pays for.</summary>
    public Task ShutDownAsync() => _unpaid.ShutDownAsync();

    public void Abort() => socket.Abort();

    private HostMessage.Connected Greeting() => new(
        StreamProtocol.Name, HostCapability.All, services.Options.ClientAuthentication == ClientAuthentication.Off ? null : _challenge);

    private async Task AnswerAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ClientFrame? frame = null;
        try
        {
            frame = ClientFrameReader.Read(bytes.Span);
            await AnswerAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not IOException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever a frame leads to, everybody else goes on.
            await socket.SendAsync(new HostFrame(frame?.Id, services.Refusals.ToMessage(e))).ConfigureAwait(false);
            if (e is FrameFormatException)
            {
                await socket.CloseAsync(WebSocketCloseStatus.InvalidPayloadData, "A frame is malformed.").ConfigureAwait(false);
            }
        }
    }

    private Task AnswerAsync(ClientFrame frame, CancellationToken cancellationToken) => frame switch
    {
        ClientFrame.SessionInit init => InitAsync(init, cancellationToken),
        ClientFrame.Inference inference => InferAsync(inference, cancellationToken),
        ClientFrame.StreamCancel cancel => WithStreamAsync(cancel.Id, static stream => stream.Stop(StreamOutcome.Cancelled)),
        ClientFrame.StreamAck acknowledgement => AcknowledgeAsync(acknowledgement.Id, stream => stream.Acknowledge(acknowledgement.NextIndex)),
        ClientFrame.StreamCredit credit => AcknowledgeAsync(credit.Id, stream => stream.SetWindow(credit.Tokens)),
        ClientFrame.StreamResume resume => ResumeAsync(resume),
        _ => Task.CompletedTask,
    };

    private async Task InitAsync(ClientFrame.SessionInit init, CancellationToken cancellationToken)
    {
        UInt256 id = init.SessionId ?? throw SessionRequired();
        AdmissionRequest request = new(id, init.ChainId, init.Auth, _challenge, from);
        IServedSession served = await AttachAsync(request, init.Model, cancellationToken).ConfigureAwait(false);

        // Only who speaks this protocol sends these, and acknowledges what he receives.
        socket.IsAcknowledging |= init.Nonce is not null || init.Auth is not null;
        Bytes? signature = init.Nonce is { } nonce
            ? await services.Account.SignIdentityAsync(id, nonce, cancellationToken).ConfigureAwait(false)
            : default(Bytes?);
        await socket.SendAsync(new HostFrame(
            init.Id, new HostMessage.SessionAccepted(id, services.Account.ChainId, served.Model.ToString(), signature))).ConfigureAwait(false);
    }

    private async Task InferAsync(ClientFrame.Inference inference, CancellationToken cancellationToken)
    {
        services.State.RequireServing();
        Prompt prompt = services.Streams.Answers.Check(inference.Id ?? _ids.Next(), inference.Request);
        if (inference.SessionId is null && _session is null)
        {
            await (services.Options.AllowUnpaidInference ? _unpaid.BeginAsync(prompt) : throw SessionRequired()).ConfigureAwait(false);
            return;
        }

        if (inference.SessionId is { } id && id != _session?.Served.Identity.Id)
        {
            await AttachAsync(new AdmissionRequest(id, ChainId: null, Auth: null, _challenge, from), model: null, cancellationToken).ConfigureAwait(false);
        }

        await _session!.BeginAsync(socket, prompt, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IServedSession> AttachAsync(AdmissionRequest request, string? model, CancellationToken cancellationToken)
    {
        services.State.RequireServing();
        AdmittedSession admitted = await services.Gate.AdmitAsync(request, cancellationToken).ConfigureAwait(false);
        services.Models.Find(admitted.Served.Model, model);
        if (_session is { } other && other.Served.Identity.Id != request.SessionId)
        {
            other.RequireIdle();
            await DetachAsync().ConfigureAwait(false);
        }

        _session = await services.Sessions.AttachAsync(admitted.Served, socket, admitted.IsAuthenticated).ConfigureAwait(false);
        return admitted.Served;
    }

    private Task ResumeAsync(ClientFrame.StreamResume resume)
    {
        socket.IsAcknowledging = true;
        return _session is { } session && (resume.SessionId is null || resume.SessionId == session.Served.Identity.Id)
            ? session.ResumeAsync(socket, resume.Id ?? "", resume.NextIndex)
            : throw SessionRequired();
    }

    private Task AcknowledgeAsync(string? id, Action<PromptStream> action)
    {
        socket.IsAcknowledging = true;
        return WithStreamAsync(id, action);
    }

    private Task WithStreamAsync(string? id, Action<PromptStream> action)
    {
        _unpaid.WithStream(id, action);
        return _session?.WithStreamAsync(socket, id, action) ?? Task.CompletedTask;
    }

    private async Task DetachAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DetachAsync(socket).ConfigureAwait(false);
            if (socket.HasLeft)
            {
                session.Served.Leave();
            }
        }
    }

    private static ServiceRefusedException SessionRequired() => new(
        HostErrorCode.SessionRequired, FabstirErrorCode.SessionNotFound, "Paid service needs a session: send session_init with session_id first.");
}
