using System.Numerics;
using System.Threading;
using System.Threading.Tasks;
using Nethereum.Hex.HexTypes;
using Nethereum.JsonRpc.Client;
using Nethereum.RPC.Accounts;
using Nethereum.RPC.Eth.DTOs;
using Nethereum.RPC.TransactionReceipts;

namespace Nethereum.Hex.HexTypes
{
    public class HexRPCType<T>
    {
        public T Value { get; set; }

        public string HexValue { get; set; }
    }

    public class HexBigInteger : HexRPCType<BigInteger>
    {
        public HexBigInteger(string hex)
        {
        }

        public HexBigInteger(BigInteger value)
        {
        }
    }
}

namespace Nethereum.RPC.Eth.DTOs
{
    public class AccessList
    {
    }

    public class Authorisation
    {
    }

    public class BlockParameter
    {
    }

    public class CallInput
    {
        public string From { get; set; }

        public string To { get; set; }

        public HexBigInteger Gas { get; set; }

        public HexBigInteger Value { get; set; }

        public string Data { get; set; }

        public HexBigInteger MaxFeePerGas { get; set; }

        public HexBigInteger MaxPriorityFeePerGas { get; set; }
    }

    public class TransactionInput : CallInput
    {
    }

    public class FilterLog
    {
        public bool Removed { get; set; }

        public HexBigInteger LogIndex { get; set; }

        public string TransactionHash { get; set; }

        public HexBigInteger TransactionIndex { get; set; }

        public string BlockHash { get; set; }

        public HexBigInteger BlockNumber { get; set; }

        public string Address { get; set; }

        public string Data { get; set; }

        public object[] Topics { get; set; }
    }

    public class TransactionReceipt
    {
        public string TransactionHash { get; set; }

        public HexBigInteger TransactionIndex { get; set; }

        public string BlockHash { get; set; }

        public HexBigInteger BlockNumber { get; set; }

        public string From { get; set; }

        public string To { get; set; }

        public HexBigInteger GasUsed { get; set; }

        public HexBigInteger EffectiveGasPrice { get; set; }

        public string ContractAddress { get; set; }

        public HexBigInteger Status { get; set; }

        public FilterLog[] Logs { get; set; }
    }
}

namespace Nethereum.RPC.TransactionReceipts
{
    public interface ITransactionReceiptService
    {
        Task<TransactionReceipt> PollForReceiptAsync(string transaction, CancellationToken cancellationToken = default);
    }
}

namespace Nethereum.RPC.Accounts
{
    using Nethereum.RPC.TransactionManagers;

    public interface IAccount
    {
        string Address { get; }

        ITransactionManager TransactionManager { get; }
    }
}

namespace Nethereum.RPC.TransactionManagers
{
    public interface ITransactionManager
    {
        IClient Client { get; set; }

        IAccount Account { get; }

        BigInteger? ChainId { get; }

        ITransactionReceiptService TransactionReceiptService { get; set; }

        Task<string> SendTransactionAsync(TransactionInput transactionInput);

        Task<HexBigInteger> EstimateGasAsync(CallInput callInput);

        Task<TransactionReceipt> SendTransactionAndWaitForReceiptAsync(TransactionInput transactionInput, CancellationToken cancellationToken = default);
    }
}
