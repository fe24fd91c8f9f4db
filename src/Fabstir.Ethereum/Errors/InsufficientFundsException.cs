using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>An account has less than a transaction may cost. Nothing was sent.</summary>
public sealed class InsufficientFundsException : EthereumException
{
    /// <summary>Describes an account that cannot pay.</summary>
    /// <param name="account">The account.</param>
    /// <param name="balance">What it has, in wei.</param>
    /// <param name="value">What goes with the transaction, in wei.</param>
    /// <param name="gas">The most that its gas may cost, in wei.</param>
    /// <param name="dataFee">What the chain takes for publishing it on the chain below, in wei; nothing where there is none.</param>
    public InsufficientFundsException(Address account, Wei balance, Wei value, Wei gas, Wei dataFee)
        : base($"{account} has {balance}, and the transaction may cost {value} of value, {gas} of gas and {dataFee} of data fee: nothing was sent. Fund the account.")
    {
        Account = account;
        Balance = balance;
        Value = value;
        Gas = gas;
        DataFee = dataFee;
    }

    /// <summary>The account.</summary>
    public Address Account { get; }

    /// <summary>What it has, in wei.</summary>
    public Wei Balance { get; }

    /// <summary>What goes with the transaction, in wei.</summary>
    public Wei Value { get; }

    /// <summary>The most that its gas may cost, in wei: the gas limit times the most for a unit of gas.</summary>
    public Wei Gas { get; }

    /// <summary>What the chain takes for publishing it on the chain below, in wei: nothing but on rollups such as Base.</summary>
    public Wei DataFee { get; }
}
