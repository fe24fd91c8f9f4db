using System;
using System.Threading.Tasks;

namespace Nethereum.JsonRpc.Client
{
    public interface IBaseClient
    {
        Task SendRequestAsync(string method, string route = null, params object[] paramList);
    }

    public interface IClient : IBaseClient
    {
        Task<T> SendRequestAsync<T>(string method, string route = null, params object[] paramList);
    }

    public class RpcError
    {
        public RpcError(int code, string message, object data = null)
        {
        }

        public int Code { get; }

        public string Message { get; }

        public object Data { get; }

        public string GetDataAsString() => null;
    }

    public class RpcResponseException : Exception
    {
        public RpcResponseException(RpcError rpcError)
        {
        }

        public RpcError RpcError { get; }
    }
}
