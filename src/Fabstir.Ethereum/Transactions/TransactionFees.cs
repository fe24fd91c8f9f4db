namespace Fabstir.Ethereum;

/// <summary>What a transaction offers for a unit of gas.</summary>
/// <param name="MaxFeePerGas">The most to pay, tip included; on a chain without a base fee, the price.</param>
/// <param name="MaxPriorityFeePerGas">The tip; null on a chain without a base fee.</param>
internal readonly record struct TransactionFees(Wei MaxFeePerGas, Wei? MaxPriorityFeePerGas)
{
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
}
