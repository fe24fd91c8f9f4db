using System;
using System.Collections.Generic;
using System.Numerics;
using Nethereum.ABI.Model;
using Nethereum.RPC.Eth.DTOs;

namespace Nethereum.Contracts.CQS
{
    public abstract class ContractMessageBase
    {
        public virtual BigInteger AmountToSend { get; set; }

        public virtual BigInteger? Gas { get; set; }

        public virtual BigInteger? GasPrice { get; set; }

        public virtual string FromAddress { get; set; }

        public virtual BigInteger? Nonce { get; set; }

        public virtual BigInteger? MaxFeePerGas { get; set; }

        public virtual BigInteger? MaxPriorityFeePerGas { get; set; }

        public virtual byte? TransactionType { get; set; }

        public virtual List<AccessList> AccessList { get; set; }

        public virtual List<Authorisation> AuthorisationList { get; set; }
    }
}

namespace Nethereum.Contracts
{
    using Nethereum.Contracts.CQS;

    public class FunctionMessage : ContractMessageBase
    {
    }

    public class ContractDeploymentMessage : ContractMessageBase
    {
        public ContractDeploymentMessage(string byteCode)
        {
        }

        public string ByteCode { get; set; }
    }

    public static class ABITypedRegistry
    {
        public static EventABI GetEvent<TEvent>() => throw new NotSupportedException();
    }
}
