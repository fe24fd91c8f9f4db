using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Nethereum.ABI.FunctionEncoding;
using Nethereum.Contracts;
using Nethereum.Contracts.CQS;
using Nethereum.Contracts.Services;
using Nethereum.JsonRpc.Client;
using Nethereum.RPC.Eth.DTOs;
using Nethereum.RPC.TransactionManagers;

namespace Nethereum.ABI.FunctionEncoding
{
    public class ByteCodeLibrary
    {
    }
}

namespace Nethereum.Contracts.Services
{
    public interface IEthApiContractService
    {
        IContractDeploymentTransactionHandler<TContractDeploymentMessage> GetContractDeploymentHandler<TContractDeploymentMessage>()
            where TContractDeploymentMessage : ContractDeploymentMessage, new();
    }
}

namespace Nethereum.Web3
{
    public interface IWeb3
    {
        IClient Client { get; }

        IEthApiContractService Eth { get; }

        ITransactionManager TransactionManager { get; set; }
    }

    public abstract class ContractWeb3ServiceBase : ContractServiceBase
    {
        public ContractWeb3ServiceBase(IWeb3 web3, string contractAddress)
        {
        }

        public IWeb3 Web3 { get; }

        // Its static methods have the names of those that services have: overloads, not members that are hidden.
        public static Task<TransactionReceipt> DeployContractAndWaitForReceiptAsync<TDeploymentMessage>(
            IWeb3 web3, TDeploymentMessage deploymentMessage = null, CancellationTokenSource cancellationTokenSource = null)
            where TDeploymentMessage : ContractDeploymentMessage, new() => null;

        public static Task<TransactionReceipt> DeployContractAndWaitForReceiptAsync<TDeploymentMessage>(
            IWeb3 web3, TDeploymentMessage deploymentMessage = null, CancellationToken cancellationToken = default)
            where TDeploymentMessage : ContractDeploymentMessage, new() => null;

        public static Task<string> DeployContractAsync<TDeploymentMessage>(
            IWeb3 web3, TDeploymentMessage deploymentMessage = null, IEnumerable<ByteCodeLibrary> byteCodeLibraries = null)
            where TDeploymentMessage : ContractDeploymentMessage, new() => null;
    }
}
