using System.Diagnostics;
using System.Text;
using Fabstir.Abi;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.Sdk.LoadTests;

/// <summary>One of many sessions: one answer, and its end.</summary>
internal sealed class LoadedSession(PaidSession paid, LlmSession stream, AnswerOrder order)
{
    public PaidSession Paid => paid;

    /// <summary>Which tokens came; null before the answer was read.</summary>
    public TextTally? Tally { get; private set; }

    /// <summary>From the question to the first token.</summary>
    public TimeSpan FirstToken { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        long start = Stopwatch.GetTimestamp();
        await foreach (TokenChunk chunk in stream.StreamAsync(order.Prompt, new PromptOptions { MaxTokens = order.Tokens }, cancellationToken))
        {
            if (text.Length == 0)
            {
                FirstToken = Stopwatch.GetElapsedTime(start);
            }

            text.Append(chunk.Text);
        }

        Tally = TextTally.Of(order, text.ToString(), isWhole: true);
        paid.Served = Tally.Received;
    }

    /// <summary>Closes the socket: the host claims.</summary>
    public ValueTask CloseAsync() => stream.DisposeAsync();

    /// <summary>Ends the session as its depositor, once all of it is proven.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await foreach (SessionUpdate update in paid.Session.WatchAsync(cancellationToken))
        {
            if (update is SessionUpdate.CheckpointSubmitted claim && claim.Claimed >= (UInt256)order.Tokens)
            {
                break;
            }
        }

        await paid.Session.EndAsync(SettlementPolicy.Now, cancellationToken: cancellationToken);
    }

    /// <summary>Waits until the host has ended it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => paid.Session.WaitForSettlementAsync(cancellationToken);
}
