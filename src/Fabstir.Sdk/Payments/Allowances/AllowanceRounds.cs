using Fabstir.Abi;

namespace Fabstir;

/// <summary>
/// Keeps the allowance of one owner, token and spender right while many spend at once. There is one in the process for each. Thread-safe.
/// </summary>
/// <remarks>
/// An approval sets the allowance, whatever it was. All who wait together are one round: what they spend is summed up, one approval lets the spender take
/// exactly that, and the next round's approval is not signed before each of them has handed its transaction over. Since transactions of an account run in
/// the order of their nonces, no approval ever takes away what somebody still needs, and none is left over.
/// </remarks>
internal sealed class AllowanceRounds
{
    private readonly Lock _lock = new();
    private List<Waiting> _waiting = [];
    private bool _isRunning;
    private UInt256 _onTheirWay;

    private AllowanceRounds()
    {
    }

    public static AllowanceRounds For(ChainWorld world, Address owner, Address token, Address spender) =>
        world.Share((owner, token, spender), static () => new AllowanceRounds());

    /// <summary>Waits until the allowance covers an amount, beside what others spend.</summary>
    /// <param name="amount">What will be spent.</param>
    /// <param name="allowance">Reads and approves, for the round that this one begins.</param>
    /// <param name="cancellationToken">Leaves the round.</param>
    /// <returns>To be told when the spending transaction is handed over, and disposed when it is mined or will not be.</returns>
    public async Task<AllowanceTurn> EnterAsync(UInt256 amount, IAllowance allowance, CancellationToken cancellationToken)
    {
        Waiting waiting = new(amount);
        lock (_lock)
        {
            _waiting.Add(waiting);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(() => RunAsync(allowance), CancellationToken.None);
            }
        }

        try
        {
            return await waiting.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            waiting.Leave();
            throw;
        }
    }

    private async Task RunAsync(IAllowance allowance)
    {
        while (TakeRound() is { Count: > 0 } round)
        {
            try
            {
                await CoverAsync(round, allowance).ConfigureAwait(false);
                await GiveTurnsAsync(round).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Whatever it was, it belongs to those who wait.
                round.ForEach(one => one.Fail(e));
            }
        }
    }

    private List<Waiting> TakeRound()
    {
        lock (_lock)
        {
            List<Waiting> round = _waiting;
            _waiting = [];
            _isRunning = round.Count > 0;
            return round;
        }
    }

    private async Task CoverAsync(List<Waiting> round, IAllowance allowance)
    {
        UInt256 needed = UInt256.Zero;
        round.ForEach(one => needed += one.Amount);
        UInt256 current = await allowance.ReadAsync().ConfigureAwait(false);
        UInt256 promised;
        lock (_lock)
        {
            promised = UInt256.Max(_onTheirWay, allowance.OnTheirWay);
        }

        if (current < promised || current - promised < needed)
        {
            await allowance.ApproveAsync(needed).ConfigureAwait(false);
        }
    }

    private async Task GiveTurnsAsync(List<Waiting> round)
    {
        TaskCompletionSource allHandedOver = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int remaining = round.Count;
        foreach (Waiting one in round)
        {
            lock (_lock)
            {
                _onTheirWay += one.Amount;
            }

            one.Give(new AllowanceTurn(one.Amount, OnHandedOver, OnSettled));
        }

        await allHandedOver.Task.ConfigureAwait(false);

        void OnHandedOver(AllowanceTurn turn)
        {
            if (Interlocked.Decrement(ref remaining) == 0)
            {
                allHandedOver.SetResult();
            }
        }

        void OnSettled(AllowanceTurn turn)
        {
            lock (_lock)
            {
                _onTheirWay -= turn.Amount;
            }
        }
    }

    /// <summary>Somebody who waits for a turn, and may leave before it comes.</summary>
    private sealed class Waiting(UInt256 amount)
    {
        private readonly TaskCompletionSource<AllowanceTurn> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public UInt256 Amount => amount;

        public Task<AllowanceTurn> Turn => _turn.Task;

        public void Give(AllowanceTurn turn)
        {
            if (!_turn.TrySetResult(turn))
            {
                turn.Dispose();
            }
        }

        public void Fail(Exception exception) => _turn.TrySetException(exception);

        public void Leave()
        {
            if (!_turn.TrySetCanceled() && _turn.Task.IsCompletedSuccessfully)
            {
                _turn.Task.Result.Dispose();
            }
        }
    }
}
