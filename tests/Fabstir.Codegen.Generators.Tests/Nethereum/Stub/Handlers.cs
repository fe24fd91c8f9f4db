using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Nethereum.ABI.FunctionEncoding.Attributes;
using Nethereum.Contracts.CQS;
using Nethereum.RPC.Eth.DTOs;

namespace Nethereum.Contracts.CQS
{
    public interface IContractDeploymentTransactionHandler<TContractDeploymentMessage>
        where TContractDeploymentMessage : ContractDeploymentMessage, new()
    {
        Task<TransactionReceipt> SendRequestAndWaitForReceiptAsync(TContractDeploymentMessage contractDeploymentMessage = null, CancellationTokenSource tokenSource = null);

        Task<TransactionReceipt> SendRequestAndWaitForReceiptAsync(TContractDeploymentMessage contractDeploymentMessage, CancellationToken cancellationToken);

        Task<string> SendRequestAsync(TContractDeploymentMessage contractDeploymentMessage = null);
    }
}

namespace Nethereum.Contracts.ContractHandlers
{
    public class ContractHandler
    {
        public string ContractAddress { get; }

        public virtual Task<TransactionReceipt> SendRequestAndWaitForReceiptAsync<TEthereumContractFunctionMessage>(
            TEthereumContractFunctionMessage transactionMessage = null, CancellationTokenSource tokenSource = null)
            where TEthereumContractFunctionMessage : FunctionMessage, new() => throw new NotSupportedException();

        public virtual Task<TransactionReceipt> SendRequestAndWaitForReceiptAsync<TEthereumContractFunctionMessage>(
            TEthereumContractFunctionMessage transactionMessage, CancellationToken cancellationToken)
            where TEthereumContractFunctionMessage : FunctionMessage, new() => throw new NotSupportedException();

        public virtual Task<string> SendRequestAsync<TEthereumContractFunctionMessage>(TEthereumContractFunctionMessage transactionMessage = null)
            where TEthereumContractFunctionMessage : FunctionMessage, new() => throw new NotSupportedException();

        public virtual Task<TEthereumFunctionReturn> QueryDeserializingToObjectAsync<TEthereumContractFunctionMessage, TEthereumFunctionReturn>(
            TEthereumContractFunctionMessage ethereumContractFunctionMessage = null, BlockParameter blockParameter = null)
            where TEthereumContractFunctionMessage : FunctionMessage, new()
            where TEthereumFunctionReturn : IFunctionOutputDTO, new() => throw new NotSupportedException();

        public virtual Task<TReturn> QueryAsync<TEthereumContractFunctionMessage, TReturn>(
            TEthereumContractFunctionMessage ethereumContractFunctionMessage = null, BlockParameter blockParameter = null)
            where TEthereumContractFunctionMessage : FunctionMessage, new() => throw new NotSupportedException();

        public virtual Task<byte[]> QueryRawAsync<TEthereumContractFunctionMessage>(
            TEthereumContractFunctionMessage ethereumContractFunctionMessage = null, BlockParameter blockParameter = null)
            where TEthereumContractFunctionMessage : FunctionMessage, new() => throw new NotSupportedException();
    }
}

namespace Nethereum.Contracts
{
    using Nethereum.Contracts.ContractHandlers;

    public abstract class ContractServiceBase
    {
        public ContractHandler ContractHandler { get; set; }

        public string ContractAddress { get; }

        public abstract List<Type> GetAllFunctionTypes();

        public abstract List<Type> GetAllEventTypes();

        public abstract List<Type> GetAllErrorTypes();
    }
}
