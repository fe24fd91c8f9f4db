using Fabstir.Abi;

namespace Fabstir.Testing;

/// <summary>A call of a function is expected: as a read, or to simulate a transaction.</summary>
/// <typeparam name="TFunction">The generated message.</typeparam>
/// <typeparam name="TResult">What the function returns.</typeparam>
/// <inheritdoc cref="Expectation" path="/remarks"/>
public sealed class CallExpectation<TFunction, TResult> : CallExpectation, ITypedAnswer<TResult>
    where TFunction : IContractFunction<TFunction, TResult>
{
    private readonly Lock _lock = new();
    private readonly Queue<TResult> _next = [];
    private Func<TFunction, TResult>? _compute;

    internal CallExpectation(MessageMatch match)
        : base(match)
    {
    }

    /// <summary>What the contract returns.</summary>
    /// <param name="result">To the first call.</param>
    /// <param name="next">To the ones after it. The last result answers all further calls.</param>
    public void Returns(TResult result, params ReadOnlySpan<TResult> next)
    {
        lock (_lock)
        {
            _compute = null;
            _next.Clear();
            _next.Enqueue(result);
            foreach (TResult one in next)
            {
                _next.Enqueue(one);
            }
        }
    }

    /// <summary>What the contract returns, by the arguments.</summary>
    /// <param name="compute">Called for each call, maybe at once from several threads.</param>
    public void Returns(Func<TFunction, TResult> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        _compute = compute;
    }

    TResult ITypedAnswer<TResult>.Answer(RecordedMessage recorded)
    {
        Use(recorded);
        if (_compute is { } compute)
        {
            return compute(recorded.Decode<TFunction>());
        }

        lock (_lock)
        {
            return _next.Count switch
            {
                0 => throw new InvalidOperationException($"The test expects the {this}, and does not say what it returns."),
                1 => _next.Peek(),
                _ => _next.Dequeue(),
            };
        }
    }
}
