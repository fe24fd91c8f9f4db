namespace Fabstir.Ethereum;

/// <summary>What a transaction offers for a unit of gas.</summary>
/// <param name="MaxFeePerGas">The most to pay, tip included; on a chain without a base fee, the price.</param>
/// <param name="MaxPriorityFeePerGas">The tip; null on a chain without a base fee.</param>
internal readonly record struct TransactionFees(Wei MaxFeePerGas, Wei? MaxPriorityFeePerGas)
{
    // Pools want a tenth more of each (an eighth with some), else a replacement is refused.
    private const uint LeastRaise = 1_125;
    private const uint Unraised = 1_000;

    public static TransactionFees Of(UnsignedTransaction transaction) => transaction switch
    {
        Eip1559Transaction typed => new TransactionFees(typed.MaxFeePerGas, typed.MaxPriorityFeePerGas),
        LegacyTransaction legacy => new TransactionFees(legacy.GasPrice, MaxPriorityFeePerGas: null),
        _ => throw new ArgumentException($"{transaction.GetType()} has no fees that are known here.", nameof(transaction)),
    };

    /// <summary>What replaces this offer: an eighth more, or what is offered now, whichever is more, but no more than a ceiling that allows the eighth.</summary>
    public TransactionFees Raise(TransactionFees current, Wei? ceiling)
    {
        Wei least = Raise(MaxFeePerGas);
        Wei most = ceiling is { } limit && limit > least ? limit : least;
        Wei max = Larger(least, ceiling is null ? current.MaxFeePerGas : Smaller(current.MaxFeePerGas, most));
        Wei? tip = MaxPriorityFeePerGas is { } before ? Smaller(max, Larger(Raise(before), current.MaxPriorityFeePerGas ?? Wei.Zero)) : null;
        return new TransactionFees(max, tip);
    }

    /// <summary>The same transaction with this offer.</summary>
    public UnsignedTransaction ApplyTo(UnsignedTransaction transaction) => transaction switch
    {
        Eip1559Transaction typed => typed with { MaxFeePerGas = MaxFeePerGas, MaxPriorityFeePerGas = MaxPriorityFeePerGas ?? MaxFeePerGas },
        LegacyTransaction legacy => legacy with { GasPrice = MaxFeePerGas },
        _ => throw new ArgumentException($"{transaction.GetType()} has no fees that are known here.", nameof(transaction)),
    };

    public UnsignedTransaction CreateTransaction(ContractMessage message, ulong chainId, ulong nonce, ulong gasLimit)
    {
        if (MaxPriorityFeePerGas is not { } tip)
        {
            return new LegacyTransaction
            {
                ChainId = chainId,
                Nonce = nonce,
                GasLimit = gasLimit,
                GasPrice = MaxFeePerGas,
                To = message.To,
                Value = message.Value,
                Data = message.Calldata.Span,
            };
        }

        return new Eip1559Transaction
        {
            ChainId = chainId,
            Nonce = nonce,
            GasLimit = gasLimit,
            MaxFeePerGas = MaxFeePerGas,
            MaxPriorityFeePerGas = tip,
            To = message.To,
            Value = message.Value,
            Data = message.Calldata.Span,
        };
    }

    // Rounded up: a tenth more of 1 wei is 2.
    private static Wei Raise(Wei fee) => new(((fee.Value * LeastRaise) + (Unraised - 1)) / Unraised);

    private static Wei Larger(Wei left, Wei right) => left > right ? left : right;

    private static Wei Smaller(Wei left, Wei right) => left < right ? left : right;
}
