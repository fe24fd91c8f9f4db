using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Finds out whether an account can pay for a transaction before anybody signs it. Thread-safe.</summary>
internal sealed class FundsCheck(JsonRpcClient client, ChainProgress progress, DataFeeOracle dataFee)
{
    /// <exception cref="InsufficientFundsException">It has less than the value, the gas and the data fee may come to.</exception>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public async Task CheckAsync(Address account, UnsignedTransaction transaction, CancellationToken cancellationToken)
    {
        Wei gas = new(TransactionFees.Of(transaction).MaxFeePerGas.Value * transaction.GasLimit);
        Wei data = await dataFee.EstimateAsync(transaction, cancellationToken).ConfigureAwait(false);
        Wei balance = await client.SendAsync(EthRequests.Balance(account, BlockReference.Latest), cancellationToken).ConfigureAwait(false);
        if (!Suffices(balance, transaction.Value, gas, data))
        {
            // It may be the balance before the deposit that the caller has just seen.
            ulong head = (await progress.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Number;
            balance = await progress.AskAtAsync(EthRequests.Balance(account, head), head, cancellationToken).ConfigureAwait(false);
        }

        if (!Suffices(balance, transaction.Value, gas, data))
        {
            throw new InsufficientFundsException(account, balance, transaction.Value, gas, data);
        }
    }

    /// <summary>Looks whether a node had to refuse an estimate because the account does not even have the value: nodes say so each in its own words.</summary>
    /// <exception cref="InsufficientFundsException">It has less than the value.</exception>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public async Task CheckValueAsync(Address account, Wei value, CancellationToken cancellationToken)
    {
        ulong head = (await progress.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Number;
        Wei balance = await progress.AskAtAsync(EthRequests.Balance(account, head), head, cancellationToken).ConfigureAwait(false);
        if (balance < value)
        {
            throw new InsufficientFundsException(account, balance, value, Wei.Zero, Wei.Zero);
        }
    }

    // One after the other: a sum of what others say may be too large for any number.
    private static bool Suffices(Wei balance, Wei value, Wei gas, Wei data) =>
        balance >= value && balance - value >= gas && balance - value - gas >= data;
}
