using Fabstir.ChainFaults.Scenarios;
using Fabstir.ChainFaults.Chain;
using Fabstir.FaultTests.Readers;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.Network;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>A session with a network and a reader of its own, which asks one question after the other.</summary>
internal sealed class Lane : IAsyncDisposable
{
    // Far more than any answer takes: whoever takes longer hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IAnswerReader _reader;
    private readonly Trial _trial;

    private Lane(PaidSession session, CuttingProxy network, IAnswerReader reader, Trial trial) =>
        (Session, Network, _reader, _trial) = (session, network, reader, trial);

    public PaidSession Session { get; }

    public CuttingProxy Network { get; }

    /// <param name="world">Where.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="usdc">The deposit, in whole USDC.</param>
    /// <param name="trial">What the reader is composed without.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Lane> OpenAsync(StreamWorld world, Payer payer, int usdc, Trial trial, CancellationToken cancellationToken)
    {
        PaidSession session = await PaidSession.OpenAsync(world.Chain, payer, usdc, cancellationToken);
        CuttingProxy network = world.Connect();
        IAnswerReader reader = trial.Broken == BrokenPart.Dedupe
            ? new CarelessReader(world, session, network.Url)
            : new InsistingReader(new SessionReader(
                await InsistingReader.InsistAsync(() => session.OpenStreamAsync(network.Url, cancellationToken), cancellationToken)));
        return new Lane(session, network, reader, trial);
    }

    /// <summary>Reads an answer, counts what the session will have to pay for it, and scores it.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="score">Where it counts.</param>
    /// <param name="mayEnd">Whether it may be interrupted: then what came counts, if it has no holes.</param>
    /// <param name="onPiece">Is told how many pieces have been read; null for nobody.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was read; null when it did not end.</returns>
    public async Task<TextTally?> ReadAsync(AnswerOrder order, Score score, bool mayEnd, Func<int, Task>? onPiece, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            Reading reading = await _reader.ReadAsync(order, onPiece, patience.Token).WaitAsync(patience.Token);
            TextTally tally = TextTally.Of(order, reading.Text, isWhole: !mayEnd || reading.Interruption is null);
            Session.Served += tally.Received;
            score.Add(tally);
            if (reading.Interruption is { } interruption && !mayEnd)
            {
                _trial.Complain($"{Session}: {order.Prompt}: {interruption}");
            }
            else if (tally.Duplicated + tally.Missing > 0)
            {
                _trial.Complain($"{Session}: {order.Prompt}: {tally}");
            }

            return tally;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            score.Add(order.Tokens, 0, 0, order.Tokens);
            score.AddHangs(1);
            _trial.Complain($"{Session}: {order.Prompt}: it did not end within {Patience}.");
            return null;
        }
    }

    /// <summary>Closes the stream; the session is left to the host.</summary>
    public ValueTask LeaveAsync() => _reader.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await Session.DisposeAsync();
    }
}
