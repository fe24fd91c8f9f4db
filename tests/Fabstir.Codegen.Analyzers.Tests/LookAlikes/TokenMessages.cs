// Messages of a token as Nethereum's generator writes them, and as people write them by hand.
using System.Numerics;
using Nethereum.ABI.FunctionEncoding.Attributes;
using Nethereum.Contracts;

namespace Ledger.Tokens.ContractDefinition
{
    public partial class TransferFunction : TransferFunctionBase
    {
    }

    [Function("transfer", "bool")]
    public class TransferFunctionBase : FunctionMessage
    {
        [Parameter("address", "_to", 1)]
        public virtual string To { get; set; } = "";

        [Parameter("uint256", "_value", 2)]
        public virtual BigInteger Value { get; set; }
    }

    [Function("transferFrom", "bool")]
    public sealed class TransferFromFunction : FunctionMessage
    {
        [Parameter("address", "from", 1)]
        public string Sender { get; set; } = "";

        [Parameter("address", "to", 2)]
        public string Recipient { get; set; } = "";

        [Parameter("uint256", "amount", 3)]
        public BigInteger TokenAmount { get; set; }
    }

    [Function("balanceOf", "uint256")]
    public sealed class BalanceOfFunction : FunctionMessage
    {
        // Without a name or an order, which are optional.
        [Parameter("address")]
        public string Owner { get; set; } = "";
    }

    [Function("approve", "bool")]
    public sealed class ApproveFunction : FunctionMessage
    {
        [Parameter("address", "_spender", 1)]
        public string Spender { get; set; } = "";

        [Parameter("uint256", "_amount", 2)]
        public BigInteger Amount { get; set; }
    }

    [Event("Transfer")]
    public sealed class TransferEventDto : IEventDTO
    {
        [Parameter("address", "_from", 1, true)]
        public string From { get; set; } = "";

        [Parameter("address", "_to", 2, true)]
        public string To { get; set; } = "";

        [Parameter("uint256", "_value", 3, false)]
        public BigInteger Value { get; set; }
    }

    // Two parameters in one place: wrong, and no business of ours.
    [Event("TransferSingle")]
    public sealed class TransferSingleEventDto : IEventDTO
    {
        [Parameter("address", "_operator", 1, true)]
        public string Operator { get; set; } = "";

        [Parameter("uint256", "_id", 4, false)]
        public BigInteger Id { get; set; }

        [Parameter("uint256", "_value", 4, false)]
        public BigInteger Value { get; set; }
    }

    public static class Amounts
    {
        public static TransferFunction Pay(string to, decimal tokens) => new() { To = to, Value = new BigInteger(tokens * 1_000_000_000_000_000_000m) };

        public static ApproveFunction Everything(string spender) => new() { Spender = spender, Amount = BigInteger.Pow(2, 256) - 1 };
    }
}
