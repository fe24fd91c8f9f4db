using System.Buffers;
using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Fabstir.Protocol;
using Microsoft.AspNetCore.Http;

namespace Fabstir.Host;

/// <summary><c>POST /v1/inference</c>: a whole answer in JSON, at the expense of a session.</summary>
internal sealed class InferenceEndpoint(ServingServices services, HttpChallenges challenges)
{
    public async Task HandleAsync(HttpContext context)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.State.Draining);
        try
        {
            services.State.RequireServing();
            ClientFrame.Inference request = await ReadAsync(context, ending.Token).ConfigureAwait(false);
            await AnswerAsync(context, request, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be told anything.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            Exception reason = e is OperationCanceledException && services.State.IsDraining ? ShuttingDown() : e;
            HostMessage.HostError error = services.Refusals.ToMessage(reason);
            if (error.Code == HostErrorCode.AuthRequired)
            {
                context.Response.Headers.WWWAuthenticate =
                    $"{AccessHeader.Scheme} scheme=\"{StreamProtocol.AuthScheme}\", challenge=\"{challenges.Create()}\", host=\"{services.Account.Address}\", "
                    + $"marketplace=\"{services.Account.Marketplace}\", chain_id=\"{services.Account.ChainId}\"";
            }

            await HttpAnswers.RefuseAsync(context, error).ConfigureAwait(false);
        }
    }

    private static ServiceRefusedException ShuttingDown() =>
        new(HostErrorCode.ShuttingDown, FabstirErrorCode.NodeNotResponding, "This host is about to end: nothing is billed, go on with another.");

    /// <summary>The body is what <c>request</c> is in a frame, and so it is read as one.</summary>
    private static async Task<ClientFrame.Inference> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> frame = new();
        frame.Write("""{"type":"inference","request":"""u8);
        int most = StreamProtocol.MaxFrameBytes - 64;
        while (true)
        {
            int read = await context.Request.Body.ReadAsync(frame.GetMemory(4096), cancellationToken).ConfigureAwait(false);
            frame.Advance(read);
            if (frame.WrittenCount > most)
            {
                throw new ServiceRefusedException(HostErrorCode.InvalidPrompt, FabstirErrorCode.InvalidPrompt, $"A request has at most {most} bytes.");
            }

            if (read == 0)
            {
                frame.Write("}"u8);
                return (ClientFrame.Inference)ClientFrameReader.Read(frame.WrittenSpan);
            }
        }
    }

    private async Task AnswerAsync(HttpContext context, ClientFrame.Inference request, CancellationToken cancellationToken)
    {
        Prompt prompt = services.Streams.Answers.Check(request.Id ?? context.TraceIdentifier, request.Request);
        ClientAddress from = ClientAddress.Of(context.Connection.RemoteIpAddress);
        if (request.SessionId is { } id)
        {
            AdmittedSession admitted = await AdmitAsync(context, id, from, cancellationToken).ConfigureAwait(false);
            LiveSession session = services.Sessions.Find(admitted.Served);
            await session.AnswerAsync(admitted.Served, prompt, answer => WriteAsync(context, answer, id, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        else if (services.Options.AllowUnpaidInference)
        {
            services.Limiter.CountAdmission(from);
            await WriteAsync(context, await services.Streams.Answers.BeginUnpaidAsync(prompt).ConfigureAwait(false), null, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            throw new ServiceRefusedException(HostErrorCode.SessionRequired, FabstirErrorCode.SessionNotFound, "Paid service needs session_id.");
        }
    }

    private async Task<AdmittedSession> AdmitAsync(HttpContext context, UInt256 id, ClientAddress from, CancellationToken cancellationToken)
    {
        AccessHeader? access = AccessHeader.Read(context.Request.Headers.Authorization.ToString());
        if (access is not null && !challenges.IsGood(access.Challenge))
        {
            throw Stale();
        }

        AdmittedSession admitted = await services.Gate.AdmitAsync(
            new AdmissionRequest(id, ChainId: null, access?.Auth, access?.Challenge ?? default, from), cancellationToken).ConfigureAwait(false);
        return !admitted.IsAuthenticated || challenges.TryUse(access!.Challenge) ? admitted : throw Stale();
    }

    private static ServiceRefusedException Stale() => new(
        HostErrorCode.AuthRequired, FabstirErrorCode.AuthRequired, "The challenge is not of this host, too old, or was used: sign the one of this answer.");

    private async Task WriteAsync(HttpContext context, StartedAnswer started, UInt256? sessionId, CancellationToken cancellationToken)
    {
        WholeAnswer answer = await WholeAnswer.ReadAsync(started, services.Streams, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable disposal = answer.ConfigureAwait(false);
        await HttpAnswers.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("model"u8, started.Model.Served.Spec.Id.ToString());
            json.WriteString("content"u8, answer.Text);
            json.WriteNumber("tokens_used"u8, answer.Tokens);
            json.WriteString("finish_reason"u8, answer.FinishReason);
            json.WriteString("request_id"u8, started.Prompt.Id);
            json.WriteNumber("chain_id"u8, services.Account.ChainId);
            if (sessionId is { } id)
            {
                json.WriteString("session_id"u8, id.ToString());
            }
        }).ConfigureAwait(false);

        // Writing to a connection that is gone does not throw.
        context.RequestAborted.ThrowIfCancellationRequested();
        answer.Delivered();
    }
}
