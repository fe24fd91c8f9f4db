using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Collects calls and makes them in one <c>eth_call</c>, by way of the contract Multicall3: all of them see the same block.</summary>
/// <remarks>
/// One that the contract refuses fails alone, with the contract's own error. Contracts see Multicall3 as the sender: what depends on who calls
/// belongs into a <see cref="JsonRpcBatch"/>. How both are used: see <see cref="CallBatch"/>.
/// </remarks>
public sealed class MulticallBatch : CallBatch
{
    private readonly IContractTransport _transport;
    private readonly MulticallOptions _options;
    private readonly AdaptiveSize _size;

    /// <summary>A batch without calls.</summary>
    /// <param name="transport">Makes the <c>eth_call</c>.</param>
    /// <param name="options">Null for the defaults.</param>
    public MulticallBatch(IContractTransport transport, MulticallOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _transport = transport;
        _options = options ?? new MulticallOptions();
        _size = new AdaptiveSize(_options.BatchSize);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default) =>
        _transport.GetLogsAsync(query, cancellationToken);

    private protected override void Check(ContractMessage message, CallOptions? options)
    {
        if (options is not null)
        {
            throw new NotSupportedException($"The calls of a multicall have one block and one caller: set them in {nameof(MulticallOptions)}.{nameof(MulticallOptions.Call)}.");
        }

        if (message.To is null || message.Value != Wei.Zero)
        {
            throw new NotSupportedException($"A multicall has no value to give away, and creates nothing: {message.Signature} cannot be part of it.");
        }
    }

    private protected override async Task MakeAsync(IReadOnlyList<CollectedCall> calls, CancellationToken cancellationToken)
    {
        for (int start = 0; start < calls.Count;)
        {
            CollectedCall[] part = [.. Take(calls, start)];
            try
            {
                await AggregateAsync(part, cancellationToken).ConfigureAwait(false);
                _size.Accepted(part.Length);
                start += part.Length;
            }
            catch (EthereumException e) when (e is JsonRpcException or NodeRefusedException or MalformedAnswerException or ContractRevertedException)
            {
                // Too much gas, too many bytes: nodes say it in as many ways, and the remedy is the same.
                _size.Refused(part.Length);
                if (part is [CollectedCall single])
                {
                    single.Fail(e);
                    start++;
                }
            }
        }
    }

    private IEnumerable<CollectedCall> Take(IReadOnlyList<CollectedCall> calls, int start)
    {
        long size = 0;
        foreach (CollectedCall call in calls.Skip(start).Take(_size.Current))
        {
            size += call.Message.Calldata.Length;
            if (size > _options.MaxCalldataSize && call != calls[start])
            {
                yield break;
            }

            yield return call;
        }
    }

    private async Task AggregateAsync(CollectedCall[] calls, CancellationToken cancellationToken)
    {
        ContractMessage message = new()
        {
            To = _options.Contract,
            Calldata = Aggregate.Encode(calls.Select(call => call.Message)),
            Signature = Aggregate.Signature,
        };
        ReadOnlyMemory<byte> returnData = await _transport.CallAsync(message, _options.Call, cancellationToken).ConfigureAwait(false);
        if (returnData.IsEmpty)
        {
            throw new MulticallNotDeployedException(_options.Contract);
        }

        AbiArray<AggregatedResult> results = Aggregate.Decode(returnData.Span, calls.Length);
        for (int i = 0; i < calls.Length; i++)
        {
            Complete(calls[i], results[i]);
        }
    }

    private static void Complete(CollectedCall call, AggregatedResult result)
    {
        if (result.Success)
        {
            call.Complete(result.ReturnData.AsMemory());
            return;
        }

        ContractMessage message = call.Message;
        ContractError? error = message.DecodeRevert?.Invoke(result.ReturnData.AsSpan());
        call.Fail(new ContractRevertedException(message.To, message.Signature, result.ReturnData, error));
    }
}
