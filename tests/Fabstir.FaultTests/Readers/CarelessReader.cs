using System.Text;
using Fabstir.Protocol;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Readers;

/// <summary>What a client has to do without to fail: after a cut it asks for all that it has not acknowledged, and gives its reader whatever arrives.</summary>
internal sealed class CarelessReader(StreamWorld world, PaidSession session, Uri network) : IAnswerReader
{
    private int _requests;

    public async Task<Reading> ReadAsync(AnswerOrder order, Func<int, Task>? onPiece, CancellationToken cancellationToken)
    {
        string id = $"careless {++_requests}";
        StringBuilder text = new();
        int acknowledged = 0;
        int pieces = 0;
        for (bool isFirst = true; ; isFirst = false)
        {
            try
            {
                (HostConnection connection, IAsyncEnumerator<HostFrame> frames) = await SignedConnection.OpenAsync(world, session, network, cancellationToken);
                await using HostConnection closing = connection;
                InferenceRequest request = new() { Prompt = order.Prompt, MaxTokens = order.Tokens, Model = world.Chain.Model.ToString() };
                await connection.SendAsync(
                    isFirst ? new ClientFrame.Inference(id, session.Session.Id, request) : new ClientFrame.StreamResume(id, session.Session.Id, acknowledged),
                    cancellationToken);
                while (await frames.MoveNextAsync())
                {
                    switch (frames.Current)
                    {
                        case { Chunk: { } chunk }:
                            text.Append(chunk.Content);
                            await (onPiece?.Invoke(++pieces) ?? Task.CompletedTask);
                            int next = chunk.Index!.Value + chunk.Tokens;
                            if (next - acknowledged >= StreamProtocol.AcknowledgeEveryTokens)
                            {
                                acknowledged = next;
                                await connection.SendAsync(new ClientFrame.StreamAck(id, acknowledged), cancellationToken);
                            }

                            break;
                        case { Message: HostMessage.StreamEnd }:
                            await connection.SendAsync(new ClientFrame.StreamAck(id, order.Tokens), cancellationToken);
                            return new Reading(text.ToString(), null);
                        case { Message: HostMessage.HostError error }:
                            return new Reading(text.ToString(), new FabstirException(FabstirErrorCode.StreamConnectionLost, $"{error.Code}: {error.Text}"));
                    }
                }
            }
            catch (FabstirException e) when (e.Code is not FabstirErrorCode.InvalidSessionState)
            {
                // The socket was cut: the next one goes on.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
